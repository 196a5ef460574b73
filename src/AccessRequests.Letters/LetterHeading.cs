namespace AccessRequests.Letters;

/// <summary>A heading inside the letter or an annex, under that of its subject or title.</summary>
public sealed record LetterHeading(LetterPart Part, string Text) : LetterBlock(Part)
{
    public override string ToText() => Text;
}
