namespace AccessRequests.Pdf.Typesetting;

/// <summary>A heading of level 1 to 6; a document begins at 1 and skips none. Always kept with what follows.</summary>
public sealed record HeadingBlock(int Level, IReadOnlyList<TextRun> Runs) : Block
{
    public TextAlignment Alignment { get; init; }

    /// <summary>In points, or null for the size of the level.</summary>
    public double? Size { get; init; }
}
