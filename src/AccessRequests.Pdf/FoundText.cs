namespace AccessRequests.Pdf;

/// <summary>A text found on a page, with the boxes of the words that it touches, one for each line.</summary>
/// <param name="Text">The words, for immediate display to the person who searches. It must not be stored or logged.</param>
public sealed record FoundText<TKind>(TKind Kind, int Page, IReadOnlyList<PdfBox> Boxes, string Text);

/// <param name="IsReadable">False where the page cannot be read with certainty, so that nothing found there means nothing.</param>
public sealed record SearchedPage<TKind>(int Page, int PageCount, IReadOnlyList<FoundText<TKind>> Found, bool IsReadable)
{
    /// <summary>In reading order.</summary>
    public IReadOnlyList<PageWord> Words { get; init; } = [];
}
