namespace AccessRequests.Pdf.Typesetting;

/// <summary>A list of one item or more, whose labels are given, since a request's points keep their own numbers.</summary>
public sealed record ListBlock(IReadOnlyList<ListItem> Items) : Block
{
    /// <summary>From the left margin to the labels, in points.</summary>
    public double Indent { get; init; } = 18;

    /// <summary>In points, or null for the document's text size.</summary>
    public double? Size { get; init; }
}
