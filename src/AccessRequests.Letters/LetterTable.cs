namespace AccessRequests.Letters;

/// <summary>A table with a header row.</summary>
/// <param name="Widths">Of the columns, relative to each other.</param>
public sealed record LetterTable(
    LetterPart Part,
    IReadOnlyList<double> Widths,
    IReadOnlyList<string> Header,
    IReadOnlyList<IReadOnlyList<string>> Rows) : LetterBlock(Part)
{
    /// <summary>The columns of numbers, which stand under each other by their last digit; from 0.</summary>
    public IReadOnlyList<int> Figures { get; init; } = [];

    /// <summary>The last row is the sum of the others.</summary>
    public bool HasTotal { get; init; }

    /// <summary>The row is the total.</summary>
    public bool IsTotal(int row) => HasTotal && row == Rows.Count - 1;

    public override string ToText() => string.Join('\n', Rows.Prepend(Header).Select(row => string.Join('\t', row)));
}
