namespace AccessRequests.Letters.Editing;

/// <param name="Widths">Of the columns, relative to each other; null for columns alike.</param>
public sealed record AddedTable(
    IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<double>? Widths = null) : AddedContent;
