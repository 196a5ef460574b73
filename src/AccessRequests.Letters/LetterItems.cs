namespace AccessRequests.Letters;

/// <summary>A list; the numbers of points are the request's own.</summary>
public sealed record LetterItems(LetterPart Part, IReadOnlyList<LetterItem> Items) : LetterBlock(Part)
{
    public override string ToText() => string.Join('\n', Items.Select(item => $"{item.Label} {TextOf(item.Spans)}{NotesOf(item.Spans)}"));
}
