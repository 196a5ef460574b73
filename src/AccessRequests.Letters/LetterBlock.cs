namespace AccessRequests.Letters;

/// <summary>A piece of a letter that stands by itself. The kinds are closed: those of this project.</summary>
public abstract record LetterBlock
{
    private protected LetterBlock(LetterPart part)
    {
        Part = part;
    }

    public LetterPart Part { get; }

    /// <summary>What an edit names it by: the same for the same paragraph of the same decisions.</summary>
    public string Id { get; init; } = "";

    /// <summary>The words that an officer's stand in place of, or null when these are the composed ones.</summary>
    public string? Replaced { get; init; }

    /// <summary>An officer added it.</summary>
    public bool IsAdded { get; init; }

    /// <summary>It follows from what was recorded and from the office's particulars: it is mended there and not edited here.</summary>
    public bool IsLocked => !IsAdded && Part is (LetterPart.Letterhead or LetterPart.Date or LetterPart.Addressee or LetterPart.Reference
        or LetterPart.Subject or LetterPart.Points or LetterPart.Signature or LetterPart.AnnexTitle or LetterPart.AnnexArticle);

    public abstract string ToText();

    /// <summary>The words as they are typed, with their notes where they are referred to; what an officer edits.</summary>
    public virtual string ToSource() => ToText();

    private protected static string TextOf(IEnumerable<LetterSpan> spans) => string.Concat(spans.Select(span => span.Text));

    private protected static string SourceOf(IEnumerable<LetterSpan> spans) =>
        string.Concat(spans.Select(span => span.Note is { } note ? $"[^{TextOf(note)}]" : span.Text));

    /// <summary>Each note on a line of its own, after the words that refer to it.</summary>
    private protected static string NotesOf(IEnumerable<LetterSpan> spans) =>
        string.Concat(spans.Where(span => span.Note is not null).Select(span => $"\n{span.Text} {TextOf(span.Note!)}"));
}
