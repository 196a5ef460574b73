namespace AccessRequests.Pdf.Typesetting;

/// <summary>A table with a header row, repeated at the top of each page. A row is never split over two pages.</summary>
public sealed record TableBlock(
    IReadOnlyList<double> Widths,
    IReadOnlyList<IReadOnlyList<TextRun>> Header,
    IReadOnlyList<IReadOnlyList<IReadOnlyList<TextRun>>> Rows) : Block
{
    /// <summary>The columns' widths, relative to each other.</summary>
    public IReadOnlyList<double> Widths { get; } = Widths;

    /// <summary>The columns set against their right side, from 0: numbers under each other.</summary>
    public IReadOnlyList<int> Figures { get; init; } = [];

    /// <summary>In points, or null for the document's text size less one.</summary>
    public double? Size { get; init; }
}
