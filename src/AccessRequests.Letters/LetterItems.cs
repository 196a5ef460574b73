namespace AccessRequests.Letters;

/// <summary>A numbered list; the numbers are the request's own.</summary>
public sealed record LetterItems(LetterPart Part, IReadOnlyList<LetterItem> Items) : LetterBlock(Part)
{
    public override string ToText() => string.Join('\n', Items.Select(item => $"{item.Number}. {TextOf(item.Spans)}"));
}
