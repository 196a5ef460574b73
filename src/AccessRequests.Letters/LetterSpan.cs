namespace AccessRequests.Letters;

/// <summary>Words of a letter, and where they lead when they are a link.</summary>
public sealed record LetterSpan(string Text, Uri? Link = null)
{
    /// <summary>What these words, a raised number, refer to at the foot of the page; null for words that refer to nothing.</summary>
    public IReadOnlyList<LetterSpan>? Note { get; init; }

    public static implicit operator LetterSpan(string text) => new(text);
}
