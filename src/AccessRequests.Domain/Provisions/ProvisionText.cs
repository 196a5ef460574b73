namespace AccessRequests.Domain.Provisions;

/// <summary>One version of an article's text with its history line and where it was read.</summary>
public sealed class ProvisionText
{
    public const int TextMaxLength = 20_000;
    public const int HistoryMaxLength = 500;
    public const int SourceMaxLength = 500;
    public const int LanguageMaxLength = 8;
    public const string French = "fr-CA";
    public const string English = "en-CA";

    internal ProvisionText(string text, string history, DateOnly? inForceFrom, DateOnly? inForceTo, string source, string language)
    {
        Language = language;
        Id = Guid.CreateVersion7();
        Text = text;
        History = history;
        InForceFrom = inForceFrom;
        InForceTo = inForceTo;
        Source = source;
    }

    private ProvisionText()
    {
        Text = "";
        History = "";
        Source = "";
        Language = French;
    }

    public Guid Id { get; private init; }

    /// <summary>Subsections (alinéas) separated by a line feed, without the article's number.</summary>
    public string Text { get; private set; }

    /// <summary>BCP 47: the Act is official in both languages.</summary>
    public string Language { get; private init; }

    /// <summary>«1982, c. 30, a. 37.»</summary>
    public string History { get; private set; }

    /// <summary>Null when the source did not say since when: taken as always.</summary>
    public DateOnly? InForceFrom { get; private set; }

    /// <summary>The last day in force; null while it is.</summary>
    public DateOnly? InForceTo { get; private set; }

    public string Source { get; private set; }

    /// <summary>Who pasted or last corrected it; null for a text that the product ships.</summary>
    public Guid? EnteredById { get; private set; }

    public string? EnteredBy { get; private set; }

    public DateOnly? EnteredOn { get; private set; }

    public string? VerifiedBy { get; private set; }

    public DateOnly? VerifiedOn { get; private set; }

    public bool IsVerified => VerifiedOn is not null;

    /// <summary>Who corrected it after it was verified: letters may have printed it, so it stays, in force on no day.</summary>
    public string? ReplacedBy { get; private set; }

    public DateOnly? ReplacedOn { get; private set; }

    public bool IsReplaced => ReplacedOn is not null;

    public bool Covers(DateOnly day) =>
        !IsReplaced && (InForceFrom is not { } from || from <= day) && (InForceTo is not { } to || day <= to);

    /// <summary>Why this person cannot verify the text, or null when they can: a second look is not that of whoever entered it.</summary>
    public Obstacle? ObstacleToVerifying(Guid actorId) =>
        IsReplaced ? new Obstacle(ObstacleKind.TextReplaced)
        : EnteredById == actorId ? new Obstacle(ObstacleKind.TextEnteredByTheSamePerson) : null;

    /// <summary>Whoever answers for what was pasted.</summary>
    public void EnterBy(Actor actor, DateOnly on)
    {
        EnteredById = actor.Id;
        EnteredBy = actor.Name;
        EnteredOn = on;
    }

    internal void Verify(string by, DateOnly on)
    {
        VerifiedBy = by;
        VerifiedOn = on;
    }

    internal void Replace(Actor actor, DateOnly on)
    {
        ReplacedBy = actor.Name;
        ReplacedOn = on;
    }

    internal void Correct(string text, string history, DateOnly? inForceFrom, DateOnly? inForceTo, string source)
    {
        Text = text;
        History = history;
        InForceFrom = inForceFrom;
        InForceTo = inForceTo;
        Source = source;
    }
}
