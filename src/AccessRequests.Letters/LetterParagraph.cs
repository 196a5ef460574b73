namespace AccessRequests.Letters;

public sealed record LetterParagraph(LetterPart Part, IReadOnlyList<LetterSpan> Spans) : LetterBlock(Part)
{
    public override string ToText() => TextOf(Spans);
}
