namespace AccessRequests.Letters;

/// <summary>A table with a header row.</summary>
/// <param name="Widths">Of the columns, relative to each other.</param>
public sealed record LetterTable(
    LetterPart Part,
    IReadOnlyList<double> Widths,
    IReadOnlyList<string> Header,
    IReadOnlyList<IReadOnlyList<string>> Rows) : LetterBlock(Part)
{
    public override string ToText() => string.Join('\n', Rows.Prepend(Header).Select(row => string.Join('\t', row)));
}
