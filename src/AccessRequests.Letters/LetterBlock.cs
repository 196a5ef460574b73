namespace AccessRequests.Letters;

/// <summary>A piece of a letter that stands by itself. The kinds are closed: those of this project.</summary>
public abstract record LetterBlock
{
    private protected LetterBlock(LetterPart part)
    {
        Part = part;
    }

    public LetterPart Part { get; }

    public abstract string ToText();

    private protected static string TextOf(IEnumerable<LetterSpan> spans) => string.Concat(spans.Select(span => span.Text));
}
