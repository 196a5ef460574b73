namespace AccessRequests.Letters.Facts;

/// <summary>What one kind of letter says beside the facts of the file. The kinds are closed: those of this namespace.</summary>
public abstract record LetterFacts
{
    private protected LetterFacts(LetterKind kind)
    {
        Kind = kind;
    }

    public LetterKind Kind { get; }

    /// <summary>What the law requires of this letter and its facts lack.</summary>
    internal abstract IEnumerable<LetterObstacle> Obstacles(LetterRecord record);

    private protected static LetterObstacle Missing(string where, string sentence) => new(where, sentence);
}
