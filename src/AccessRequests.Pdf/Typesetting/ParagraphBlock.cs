namespace AccessRequests.Pdf.Typesetting;

/// <summary>A paragraph. A page never begins or ends with a single line of it.</summary>
public sealed record ParagraphBlock(IReadOnlyList<TextRun> Runs) : Block
{
    public TextAlignment Alignment { get; init; }

    /// <summary>From the left margin, in points.</summary>
    public double Indent { get; init; }

    /// <summary>In points, or null for the document's text size.</summary>
    public double? Size { get; init; }

    /// <summary>Space below in points, or null for the document's.</summary>
    public double? SpaceAfter { get; init; }
}
