namespace AccessRequests.Letters;

/// <summary>Somebody's own words, set apart.</summary>
public sealed record LetterQuotation(LetterPart Part, IReadOnlyList<string> Lines) : LetterBlock(Part)
{
    public override string ToText() => string.Join('\n', Lines);
}
