namespace AccessRequests.Letters;

/// <summary>Words of a letter, and where they lead when they are a link.</summary>
public sealed record LetterSpan(string Text, Uri? Link = null)
{
    public static implicit operator LetterSpan(string text) => new(text);
}
