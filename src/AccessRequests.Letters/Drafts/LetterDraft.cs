using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters.Editing;
using AccessRequests.Letters.Facts;

namespace AccessRequests.Letters.Drafts;

/// <summary>
/// A letter of a file other than its decision, from its first words to its sending. It keeps facts and edits and no sentence:
/// the words are composed anew until the letter is sent.
/// </summary>
public sealed class LetterDraft
{
    public const int RecipientMaxLength = 1000;

    private LetterDraft(Guid id, AccessRequestId requestId, LetterKind kind, DateTimeOffset begunAt)
    {
        Id = id;
        RequestId = requestId;
        Kind = kind;
        BegunAt = begunAt;
        Facts = null!;
    }

    public Guid Id { get; private init; }

    public AccessRequestId RequestId { get; private init; }

    public LetterKind Kind { get; private init; }

    public DateTimeOffset BegunAt { get; private init; }

    public LetterLanguage Language { get; private set; }

    /// <summary>The date that the letter bears.</summary>
    public DateOnly? DatedOn { get; private set; }

    public Guid? SignatoryId { get; private set; }

    public Delivery Delivery { get; private set; }

    /// <inheritdoc cref="LetterDraftDetails" path="/param[@name='Recipient']"/>
    public string? Recipient { get; private set; }

    public LetterFacts Facts { get; private set; }

    public IReadOnlyList<LetterEdit> Edits { get; private set; } = [];

    public LetterDraftStatus Status { get; private set; }

    /// <summary>Everyone whose hand is in the letter: none of them may approve it.</summary>
    public List<Guid> Drafters { get; private init; } = [];

    public string? ApprovedBy { get; private set; }

    public DateOnly? SentOn { get; private set; }

    public string? SentBy { get; private set; }

    /// <summary>Changes with every change of the letter, so that nobody overwrites what they have not seen.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>It decides something that can be reviewed: a manager signs for it under four eyes, as for a decision.</summary>
    public bool NeedsApproval => Kind is LetterKind.ThirdPartyDecision or LetterKind.Correction or LetterKind.CommissionApplication or LetterKind.RepeatedRequest;

    /// <summary>Its addressee is not the applicant, whose name it never bears (arts. 25 and 49).</summary>
    public bool IsForThirdParty => IsForThirdPartyOf(Kind);

    public Obstacle? ObstacleToEditing => Status switch
    {
        LetterDraftStatus.Draft => null,
        LetterDraftStatus.Approved => new Obstacle(ObstacleKind.LetterApproved),
        LetterDraftStatus.Sent => new Obstacle(ObstacleKind.LetterSent),
    };

    public static bool IsForThirdPartyOf(LetterKind kind) => kind is LetterKind.ThirdPartyNotice or LetterKind.ThirdPartyDecision;

    /// <summary>Why no letter of that kind can be begun in the file that day, or null when one can.</summary>
    /// <param name="existing">The letters of the file.</param>
    public static Obstacle? ObstacleToBeginning(
        LetterKind kind, AccessRequest request, IReadOnlyCollection<LetterDraft> existing, LegalCalendar calendar, DateOnly today) => kind switch
        {
            LetterKind.Decision => new Obstacle(ObstacleKind.LetterIsTheDecision),
            LetterKind.Correction when request.Kind != RequestKind.Correction => new Obstacle(ObstacleKind.LetterForCorrectionsOnly),
            LetterKind.Extension when request.Extension is null && request.ObstacleToExtension(calendar, today) is { } obstacle => obstacle,
            LetterKind.CommissionApplication when today > request.Clocks(calendar).Due => new Obstacle(ObstacleKind.CommissionAskedTooLate, Day: request.Clocks(calendar).Due),
            LetterKind.Acknowledgement or LetterKind.Extension or LetterKind.Withdrawal when existing.Any(letter => letter.Kind == kind) =>
                new Obstacle(ObstacleKind.LetterExists),
            _ => null,
        };

    /// <exception cref="RuleViolationException">See <see cref="ObstacleToBeginning"/>.</exception>
    public static LetterDraft Begin(
        AccessRequest request, IReadOnlyCollection<LetterDraft> existing, LetterDraftDetails details, LegalCalendar calendar, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToBeginning(details.Facts.Kind, request, existing, calendar, today));

        var letter = new LetterDraft(Guid.CreateVersion7(), request.Id, details.Facts.Kind, now);
        letter.Set(details);
        letter.Touch(actor);
        request.Record(HistoryAct.OfficeLetterBegun, actor, now, after: letter.Describe());
        return letter;
    }

    public void Change(AccessRequest request, LetterDraftDetails details, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToEditing);
        ArgumentOutOfRangeException.ThrowIfNotEqual(details.Facts.Kind, Kind);

        var before = Describe();
        Set(details);
        Touch(actor);
        request.Record(HistoryAct.OfficeLetterEdited, actor, now, before, Describe());
    }

    public void Edit(AccessRequest request, IReadOnlyList<LetterEdit> edits, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToEditing);

        var before = LetterEdits.Describe(Edits);
        Edits = edits;
        Touch(actor);
        request.Record(HistoryAct.OfficeLetterEdited, actor, now, $"{Kind.InFrench()} — {before}", $"{Kind.InFrench()} — {LetterEdits.Describe(edits)}");
    }

    /// <summary>Why this person cannot approve, or null when they can.</summary>
    public Obstacle? ObstacleToApproval(Guid actorId) =>
        !NeedsApproval ? new Obstacle(ObstacleKind.LetterNeedsNoApproval)
        : ObstacleToEditing ?? (Drafters.Contains(actorId) ? new Obstacle(ObstacleKind.DraftedByTheSamePerson) : null);

    /// <param name="obstacles">Of the letter as composed.</param>
    public void Approve(AccessRequest request, IReadOnlyList<LetterObstacle> obstacles, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToApproval(actor.Id));
        RuleViolationException.ThrowIf([.. obstacles.Select(Incomplete)]);

        Status = LetterDraftStatus.Approved;
        ApprovedBy = actor.Name;
        Version = Guid.NewGuid();
        request.Record(HistoryAct.OfficeLetterApproved, actor, now, after: Describe());
    }

    public void WithdrawApproval(AccessRequest request, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(Status == LetterDraftStatus.Approved ? null : new Obstacle(ObstacleKind.LetterNotApproved));

        Status = LetterDraftStatus.Draft;
        ApprovedBy = null;
        Version = Guid.NewGuid();
        request.Record(HistoryAct.OfficeLetterReturned, actor, now, after: Kind.InFrench());
    }

    /// <summary>What does not stand in the way of sending it and must be seen before: a date that is past, a notice that is late.</summary>
    public IReadOnlyList<Obstacle> Warnings(AccessRequest request, LegalCalendar calendar, DateOnly today) =>
        Status == LetterDraftStatus.Sent ? []
        :
        [
            .. DatedOn < today ? [new Obstacle(ObstacleKind.LetterBackdated, Day: DatedOn)] : Enumerable.Empty<Obstacle>(),
            .. IsLateNotice(request, calendar, today) ? [new Obstacle(ObstacleKind.ThirdPartyNoticeLate, Day: request.Clocks(calendar).Answer.Due)] : Enumerable.Empty<Obstacle>(),
        ];

    /// <summary>Why the letter cannot be recorded as sent that day, all at once; empty when it can.</summary>
    /// <param name="obstacles">Of the letter as composed.</param>
    public IReadOnlyList<Obstacle> ObstaclesToSending(AccessRequest request, IReadOnlyList<LetterObstacle> obstacles, DateOnly sentOn, DateOnly today) =>
        Status == LetterDraftStatus.Sent ? [new Obstacle(ObstacleKind.LetterSent)]
        :
        [
            .. obstacles.Select(Incomplete),
            .. NeedsApproval && Status != LetterDraftStatus.Approved ? [new Obstacle(ObstacleKind.LetterNotApproved)] : Enumerable.Empty<Obstacle>(),
            .. Facts is ExtensionFacts { Days: var days } && request.Extension is { } extension && (extension.Days, extension.NoticeSentOn) != (days, sentOn)
                ? [new Obstacle(ObstacleKind.LetterContradictsExtension, Count: extension.Days, Day: extension.NoticeSentOn)] : Enumerable.Empty<Obstacle>(),
            .. Facts is ThirdPartyDecisionFacts { Releases: true } && sentOn != DatedOn
                ? [new Obstacle(ObstacleKind.LetterNotMailedOnItsDate, Day: DatedOn)] : Enumerable.Empty<Obstacle>(),
            .. sentOn > today || sentOn < DatedOn ? [new Obstacle(ObstacleKind.LetterSentOutOfBounds, Day: DatedOn)] : Enumerable.Empty<Obstacle>(),
        ];

    /// <summary>
    /// Records that it left. The notice of an extension extends the time limit by that very act (art. 47, al. 2), so that nobody
    /// enters the days twice.
    /// </summary>
    public void Send(AccessRequest request, IReadOnlyList<LetterObstacle> obstacles, DateOnly sentOn, LegalCalendar calendar, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstaclesToSending(request, obstacles, sentOn, today));

        if (Facts is ExtensionFacts extension && request.Extension is null)
        {
            request.Extend(extension.Days, extension.Reason ?? Extension.ActsOwnReason, sentOn, calendar, actor, now);
        }

        Status = LetterDraftStatus.Sent;
        SentOn = sentOn;
        SentBy = actor.Name;
        Version = Guid.NewGuid();
        request.Record(HistoryAct.OfficeLetterSent, actor, now, after: $"{Describe()} — envoyée le {FrenchDate.Of(sentOn)}{Lateness(request, calendar, sentOn)}");
    }

    public void Remove(AccessRequest request, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToEditing);
        request.Record(HistoryAct.OfficeLetterRemoved, actor, now, before: Describe());
    }

    /// <summary>Art. 49: the third party, and the applicant with it, are told within the first twenty days.</summary>
    private bool IsLateNotice(AccessRequest request, LegalCalendar calendar, DateOnly day) =>
        Kind is LetterKind.ThirdPartyNotice or LetterKind.ThirdPartyConsultation && day > request.Clocks(calendar).Answer.Due;

    private string Lateness(AccessRequest request, LegalCalendar calendar, DateOnly sentOn) =>
        IsLateNotice(request, calendar, sentOn) ? $", en retard (dernier jour : {FrenchDate.Of(request.Clocks(calendar).Answer.Due)}, art. 49)" : "";

    private static Obstacle Incomplete(LetterObstacle obstacle) => new(ObstacleKind.LetterIncomplete, obstacle.Sentence);

    private void Set(LetterDraftDetails details)
    {
        Language = details.Language;
        DatedOn = details.DatedOn;
        SignatoryId = details.SignatoryId;
        Delivery = details.Delivery;
        Recipient = IsForThirdParty ? details.Recipient : null;
        Facts = details.Facts;
    }

    private void Touch(Actor actor)
    {
        Version = Guid.NewGuid();

        if (!Drafters.Contains(actor.Id))
        {
            Drafters.Add(actor.Id);
        }
    }

    /// <summary>Names no addressee: who wrote to the office is not for everyone who reads its history.</summary>
    private string Describe() => $"{Kind.InFrench()} — {(DatedOn is { } day ? FrenchDate.Of(day) : "sans date")} — {Delivery.InFrench()}";
}
