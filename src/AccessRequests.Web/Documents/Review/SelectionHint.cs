namespace AccessRequests.Web.Documents.Review;

/// <summary>
/// What the browser saw of a selection. Its rectangles may be off by the width of a letter: for text they are only a hint,
/// which the server resolves to the engine's own glyph boxes.
/// </summary>
/// <param name="Boxes">Left, bottom, right, top, in the page's user space.</param>
public sealed record SelectionHint(int Page, double[][] Boxes, bool IsText)
{
    /// <summary>Of the mark that it becomes, made where it was drawn: sent again because the answer was lost, it makes no second one.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
}
