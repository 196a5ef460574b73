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
public sealed partial class LetterDraft
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

    /// <summary>The third party that it is written to; null for every other letter.</summary>
    public Guid? ThirdPartyId { get; private init; }

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

    /// <summary>It is itself the answer to the request, without a package: it bears the notice of review, and the file ends with it.</summary>
    public bool IsAnswer => Kind is LetterKind.Correction or LetterKind.RepeatedRequest;

    /// <summary>The letters that decide something that can be reviewed: a manager signs for them under four eyes, as for a decision.</summary>
    public static IReadOnlyList<LetterKind> ApprovedKinds { get; } = [LetterKind.Correction, LetterKind.RepeatedRequest, LetterKind.ThirdPartyDecision, LetterKind.CommissionApplication];

    /// <inheritdoc cref="ApprovedKinds"/>
    public bool NeedsApproval => ApprovedKinds.Contains(Kind);

    /// <summary>Whoever receives it may have it reviewed: it decides something, or sets fees (art. 135).</summary>
    public bool IsReviewable => NeedsApproval || Kind == LetterKind.FeeEstimate;

    /// <summary>Its addressee is not the applicant, whose name it never bears (arts. 25 and 49).</summary>
    public bool IsForThirdParty => IsForThirdPartyOf(Kind);

    public Obstacle? ObstacleToEditing => Status switch
    {
        LetterDraftStatus.Draft => null,
        LetterDraftStatus.Approved => new Obstacle(ObstacleKind.LetterApproved),
        LetterDraftStatus.Sent => AlreadySent,
    };

    private Obstacle AlreadySent => new(IsAnswer ? ObstacleKind.LetterSentAsAnswer : IsOnce(Kind) ? ObstacleKind.LetterSentOnce : ObstacleKind.LetterSent);

    /// <summary>A file has one at most.</summary>
    private static bool IsOnce(LetterKind kind) => kind is LetterKind.Acknowledgement or LetterKind.Extension or LetterKind.Withdrawal;

    public static bool IsForThirdPartyOf(LetterKind kind) => kind is LetterKind.ThirdPartyNotice or LetterKind.ThirdPartyDecision;

    /// <summary>Why no letter of that kind can be begun in the file that day, or null when one can.</summary>
    /// <param name="existing">The letters of the file.</param>
    public static Obstacle? ObstacleToBeginning(
        LetterKind kind, AccessRequest request, IReadOnlyCollection<LetterDraft> existing, LegalCalendar calendar, DateOnly today) => request.ObstacleToActing ?? kind switch
        {
            LetterKind.Decision => new Obstacle(ObstacleKind.LetterIsTheDecision),
            LetterKind.Correction when request.Kind != RequestKind.Correction => new Obstacle(ObstacleKind.LetterForCorrectionsOnly),
            LetterKind.Extension when request.Extension is null && request.ObstacleToExtension(calendar, today) is { } obstacle => obstacle,
            LetterKind.CommissionApplication when request.Clocks(calendar).Answer is var answer && answer.HasPassed(today) => new Obstacle(ObstacleKind.CommissionAskedTooLate, Day: answer.Due),
            _ when IsOnce(kind) && existing.Any(letter => letter.Kind == kind) => new Obstacle(ObstacleKind.LetterExists),
            _ => null,
        };

    /// <param name="thirdPartyId">See <see cref="ThirdPartyId"/>.</param>
    /// <exception cref="RuleViolationException">See <see cref="ObstacleToBeginning"/>.</exception>
    public static LetterDraft Begin(
        AccessRequest request, IReadOnlyCollection<LetterDraft> existing, LetterDraftDetails details, LegalCalendar calendar, DateOnly today, Actor actor, DateTimeOffset now, Guid? thirdPartyId = null)
    {
        RuleViolationException.ThrowIf(ObstacleToBeginning(details.Facts.Kind, request, existing, calendar, today));

        var letter = new LetterDraft(Guid.CreateVersion7(), request.Id, details.Facts.Kind, now) { ThirdPartyId = thirdPartyId };
        letter.Set(details);
        letter.Touch(actor);
        request.RecordOnFile(HistoryAct.OfficeLetterBegun, actor, now, letter.Describe());
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

    public void Remove(AccessRequest request, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToEditing);
        request.Record(HistoryAct.OfficeLetterRemoved, actor, now, before: Describe());
    }

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
