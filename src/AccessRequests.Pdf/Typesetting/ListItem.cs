namespace AccessRequests.Pdf.Typesetting;

public sealed record ListItem(string Label, IReadOnlyList<TextRun> Runs)
{
    /// <summary>1, or 2 for an item of a list inside the item before it.</summary>
    public int Level { get; init; } = 1;
}
