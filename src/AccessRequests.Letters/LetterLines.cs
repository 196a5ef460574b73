namespace AccessRequests.Letters;

/// <summary>Lines that each stand alone: an address, a signature.</summary>
public sealed record LetterLines(LetterPart Part, IReadOnlyList<LetterSpan> Lines) : LetterBlock(Part)
{
    public override string ToText() => string.Join('\n', Lines.Select(line => line.Text));
}
