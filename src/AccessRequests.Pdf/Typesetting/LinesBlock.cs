namespace AccessRequests.Pdf.Typesetting;

/// <summary>Lines that belong together, such as an address or a signature: one paragraph, never split over two pages.</summary>
public sealed record LinesBlock(IReadOnlyList<IReadOnlyList<TextRun>> Lines) : Block
{
    public TextAlignment Alignment { get; init; }

    /// <summary>In points, or null for the document's text size.</summary>
    public double? Size { get; init; }
}
