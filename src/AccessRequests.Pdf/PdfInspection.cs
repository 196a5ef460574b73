namespace AccessRequests.Pdf;

/// <summary>What an officer should know of a PDF before reviewing it.</summary>
public sealed record PdfInspection(IReadOnlyList<InspectedPage> Pages, HiddenContents Hidden)
{
    public int PageCount => Pages.Count;
}
