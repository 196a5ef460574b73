namespace AccessRequests.Domain.Organisations;

/// <summary>
/// One change of one sentence of the templates. Nothing is ever changed or deleted: what the office said before is an earlier
/// version, and taking it up again is a new one.
/// </summary>
public sealed class WordingVersion
{
    public const int KeyMaxLength = 80;
    public const int WordsMaxLength = 4_000;
    public const int LanguageMaxLength = 8;

    private WordingVersion(int number, string language, string key, Actor by, DateTimeOffset at)
        : this()
    {
        Number = number;
        Language = language;
        Key = key;
        ById = by.Id;
        By = by.Name;
        At = at;
    }

    private WordingVersion()
    {
        Language = "";
        Key = "";
        By = "";
    }

    /// <summary>From 1, one count for all sentences: a letter names the last one at its composition.</summary>
    public int Number { get; private init; }

    /// <summary>BCP 47.</summary>
    public string Language { get; private init; }

    public string Key { get; private init; }

    /// <summary>Null where the office returned to the words of the product.</summary>
    public string? One { get; private init; }

    public string? Many { get; private init; }

    public Guid ById { get; private init; }

    public string By { get; private init; }

    public DateTimeOffset At { get; private init; }

    public Rewording? Rewording => One is null ? null : new Rewording(Language, Key, One, Many);

    public static WordingVersion Reword(int number, Rewording words, Actor by, DateTimeOffset at) =>
        new(number, words.Language, words.Key, by, at) { One = words.One, Many = words.Many };

    /// <summary>Back to the words of the product.</summary>
    public static WordingVersion Reset(int number, string language, string key, Actor by, DateTimeOffset at) => new(number, language, key, by, at);
}
