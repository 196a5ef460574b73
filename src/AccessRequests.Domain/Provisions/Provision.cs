namespace AccessRequests.Domain.Provisions;

/// <summary>
/// An article of the Act as the office uses it: its rules, and its text in each version that was in force.
/// The texts are data: an administrator pastes and verifies them; none is written from memory.
/// </summary>
public sealed class Provision
{
    public const int NumberMaxLength = 12;
    public const int LabelMaxLength = 200;

    private readonly List<ProvisionText> _texts = [];

    internal Provision(string number, string label, ProvisionKind kind)
    {
        Number = number;
        Label = label;
        Kind = kind;
    }

    /// <summary>«37», «28.1», «137.1».</summary>
    public string Number { get; private init; }

    /// <summary>The French words that officers use for it.</summary>
    public string Label { get; private set; }

    public ProvisionKind Kind { get; private set; }

    /// <summary>«doit / ne peut»: no discretion to release.</summary>
    public bool IsMandatory { get; internal set; }

    /// <summary>The body may or must also refuse to confirm that the information exists (art. 47, 5°).</summary>
    public bool MayHideExistence { get; internal set; }

    /// <summary>Years during which it can be relied on, from <see cref="BoundFrom"/>; null when it has no end.</summary>
    public int? BoundYears { get; internal set; }

    public TimeBoundStart BoundFrom { get; internal set; }

    /// <summary>It protects only until the recommendation was decided, whatever years are left (39).</summary>
    public bool EndsWithDecision { get; internal set; }

    /// <summary>Provisions that must be cited with this one (53 and 54).</summary>
    public List<string> Companions { get; internal set; } = [];

    /// <summary>
    /// What the protected passages are made of, in French plural nouns for the letter's reasons («avis», «recommandations»);
    /// empty when a companion says it.
    /// </summary>
    public List<string> Nature { get; internal set; } = [];

    /// <summary>Null when nothing needs to be asked.</summary>
    public GroundQuestions? Questions { get; internal set; }

    public IReadOnlyList<ProvisionText> Texts => _texts;

    /// <summary>Asks what a newer version of the product asks: questions are no text of the law, and nobody edits them.</summary>
    public void AskAs(Provision shipped)
    {
        if (shipped.Questions != Questions)
        {
            Questions = shipped.Questions;
        }
    }

    /// <summary>Another with each change of its texts: two who change it at once do not overwrite each other.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>
    /// The text in force on a day in a language: the last version whose force began by then and has not ended, a verified one
    /// before another of the same day.
    /// </summary>
    public ProvisionText? TextOn(DateOnly day, string language = ProvisionText.French) =>
        _texts.Where(text => text.Covers(day) && text.Language == language).OrderBy(text => text.InForceFrom ?? DateOnly.MinValue).ThenBy(text => text.IsVerified).LastOrDefault();

    /// <summary>The first day on which this provision no longer protects a passage; null when none can be told.</summary>
    /// <param name="fact">What its years run from and what ended it; the document's date stands in for the former where they run from it.</param>
    public DateOnly? SpentOn(DateOnly? documentDate, GroundFact? fact = null)
    {
        var byYears = BoundYears is { } years ? YearsAfter(RunsFrom(documentDate, fact), years) : null;

        return byYears is null || fact?.EndedOn < byYears ? fact?.EndedOn ?? byYears : byYears;
    }

    /// <summary>A date that was mistyped may leave no such day: the last that there is stands for it.</summary>
    internal static DateOnly? YearsAfter(DateOnly? from, int years) =>
        from?.Year + years > DateOnly.MaxValue.Year ? DateOnly.MaxValue : from?.AddYears(years);

    /// <summary>The day that its years run from; null when none can be told.</summary>
    public DateOnly? RunsFrom(DateOnly? documentDate, GroundFact? fact = null) => fact?.From ?? (BoundFrom == TimeBoundStart.DocumentDate ? documentDate : null);

    /// <summary>Its years can be counted from no day: nobody can tell whether it still protects.</summary>
    internal bool IsUndated(DateOnly? documentDate, GroundFact? fact) => BoundYears is not null && fact?.EndedOn is null && RunsFrom(documentDate, fact) is null;

    /// <summary>The refusal of a passage that it no longer protects, with its arithmetic where its years ended it.</summary>
    internal Obstacle ObstacleSpent(DateOnly spentOn, DateOnly? documentDate, GroundFact? fact) =>
        BoundYears is { } years && RunsFrom(documentDate, fact) is { } from && YearsAfter(from, years) == spentOn
            ? new Obstacle(ObstacleKind.ProvisionSpent, Number, years, spentOn) { From = from }
            : new Obstacle(ObstacleKind.ProvisionSpent, Number, Day: spentOn);

    /// <summary>The years counted from the document's date; null when there are none, or when they run from something else.</summary>
    internal int? YearsFromDocument => BoundFrom == TimeBoundStart.DocumentDate ? BoundYears : null;

    /// <summary>Adds a version of the text, as read in its source and not yet verified.</summary>
    public ProvisionText AddText(string text, string history, DateOnly? inForceFrom, DateOnly? inForceTo, string source, string language = ProvisionText.French)
    {
        var version = new ProvisionText(text, history, inForceFrom, inForceTo, source, language);
        _texts.Add(version);
        Version = Guid.NewGuid();
        return version;
    }

    /// <summary>
    /// Corrects a version, which must then be verified. One that was verified already may stand in a letter that left: it is kept
    /// as replaced, and the correction is a version of its own.
    /// </summary>
    /// <returns>The version to verify.</returns>
    public ProvisionText Correct(ProvisionText text, string words, string history, DateOnly? inForceFrom, DateOnly? inForceTo, string source, Actor actor, DateOnly on)
    {
        RuleViolationException.ThrowIf(text.IsReplaced ? new Obstacle(ObstacleKind.TextReplaced) : null);

        if (!text.IsVerified)
        {
            text.Correct(words, history, inForceFrom, inForceTo, source);
            Version = Guid.NewGuid();
            return text;
        }

        text.Replace(actor, on);
        return AddText(words, history, inForceFrom, inForceTo, source, text.Language);
    }

    /// <summary>Someone compared the text word for word with its source. Only a verified text is printed on an approved letter.</summary>
    public void Verify(ProvisionText text, Actor actor, DateOnly on)
    {
        RuleViolationException.ThrowIf(text.ObstacleToVerifying(actor.Id));
        text.Verify(actor.Name, on);
        Version = Guid.NewGuid();
    }
}
