namespace AccessRequests.Pdf;

/// <summary>One thing that a file carries and that its pages do not show.</summary>
/// <param name="Kind">One kind.</param>
/// <param name="Page">From 1; null when it belongs to the file and not to a page.</param>
/// <param name="Label">Whose or which it is, as the file has it: the key of a property, the author of a comment, the name of a field.</param>
/// <param name="Text">
/// What it says, cut after <see cref="MaxText"/> characters: a comment, the value of a field, the name of a file or of a layer, the words of a page that a hidden layer holds. Null when
/// there is nothing to read. It may be what a mark hides: it is for the reviewer's eyes, and neither stored nor logged.
/// </param>
public sealed record HiddenItem(HiddenContents Kind, int? Page, string? Label, string? Text)
{
    public const int MaxText = 300;
}
