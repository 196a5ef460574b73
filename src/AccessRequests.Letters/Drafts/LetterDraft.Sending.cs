using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Fees;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Letters.Facts;

namespace AccessRequests.Letters.Drafts;

/// <content>The letter leaves: approved by a manager where it decides something, and recorded as sent.</content>
public sealed partial class LetterDraft
{
    /// <summary>Why this person cannot approve, or null when they can.</summary>
    public Obstacle? ObstacleToApproval(Guid actorId) =>
        !NeedsApproval ? new Obstacle(ObstacleKind.LetterNeedsNoApproval)
        : ObstacleToEditing ?? (Drafters.Contains(actorId) ? new Obstacle(ObstacleKind.DraftedByTheSamePerson) : null);

    /// <param name="obstacles">Of the letter as composed.</param>
    /// <param name="role">In what role the person approves, in French.</param>
    public void Approve(AccessRequest request, IReadOnlyList<LetterObstacle> obstacles, Actor actor, string role, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToApproval(actor.Id));
        RuleViolationException.ThrowIf([.. obstacles.Select(Incomplete)]);

        Status = LetterDraftStatus.Approved;
        ApprovedBy = actor.Name;
        Version = Guid.NewGuid();
        request.Record(HistoryAct.OfficeLetterApproved, actor, now, after: $"{Describe()} — {role}");
    }

    public void WithdrawApproval(AccessRequest request, Actor actor, DateTimeOffset now) => EndApproval(request, Kind.InFrench(), actor, now);

    /// <summary>It would no longer be the letter that was approved.</summary>
    /// <param name="reason">What changed, in French.</param>
    public void CancelApproval(AccessRequest request, string reason, Actor actor, DateTimeOffset now) => EndApproval(request, $"{Kind.InFrench()} — {reason}", actor, now);

    private void EndApproval(AccessRequest request, string recorded, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(Status == LetterDraftStatus.Approved ? null : new Obstacle(ObstacleKind.LetterNotApproved));

        Status = LetterDraftStatus.Draft;
        ApprovedBy = null;
        Version = Guid.NewGuid();
        request.Record(HistoryAct.OfficeLetterReturned, actor, now, after: recorded);
    }

    /// <summary>What does not stand in the way of sending it and must be seen before: a date that is past, a notice that is late.</summary>
    public IReadOnlyList<Obstacle> Warnings(AccessRequest request, LegalCalendar calendar, DateOnly today) =>
        Status == LetterDraftStatus.Sent ? []
        :
        [
            .. DatedOn < today ? [new Obstacle(ObstacleKind.LetterBackdated, Day: DatedOn)] : Enumerable.Empty<Obstacle>(),
            .. IsLateNotice(request, calendar, today) ? [new Obstacle(Kind == LetterKind.CommissionApplication ? ObstacleKind.CommissionNoticeLate : ObstacleKind.ThirdPartyNoticeLate, Day: request.Clocks(calendar).Answer.Due)] : Enumerable.Empty<Obstacle>(),
        ];

    /// <summary>An estimate leaves at the prices of the table that stand, and at those that its officer has read; null when they are the same.</summary>
    /// <param name="price">In force on the day of reception.</param>
    public Obstacle? ObstacleToPrices(FeePrice? price) =>
        Status != LetterDraftStatus.Sent && Facts is FeeFacts fees && !fees.ArePricedBy(price) ? new Obstacle(ObstacleKind.LetterPricesChanged) : null;

    /// <summary>Why a letter to a third party cannot leave the way it says, or null: an e-mail needs an address of e-mail, and mail one to be carried to (art. 49).</summary>
    public Obstacle? ObstacleToDelivery =>
        !IsForThirdParty || Recipient is not { } recipient || Reaches(Delivery, recipient) ? null : new Obstacle(ObstacleKind.LetterWithoutAddress, Delivery.InFrench());

    /// <summary>How a letter reaches whoever has that address: by mail, as art. 49 has it, unless only an e-mail is known.</summary>
    public static Delivery DeliveryTo(string recipient) => Reaches(Delivery.Post, recipient) || !Reaches(Delivery.Email, recipient) ? Delivery.Post : Delivery.Email;

    private static bool Reaches(Delivery delivery, string recipient)
    {
        var lines = recipient.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        return lines.Exists(line => line.Contains('@', StringComparison.Ordinal) == (delivery == Delivery.Email));
    }

    /// <summary>Why the letter cannot be recorded as sent that day, all at once; empty when it can.</summary>
    /// <param name="obstacles">Of the letter as composed.</param>
    public IReadOnlyList<Obstacle> ObstaclesToSending(AccessRequest request, IReadOnlyList<LetterObstacle> obstacles, DateOnly sentOn, DateOnly today) =>
        Status == LetterDraftStatus.Sent ? [AlreadySent]
        :
        [
            .. obstacles.Select(Incomplete),
            .. ObstacleToDelivery is { } nowhere ? [nowhere] : Enumerable.Empty<Obstacle>(),
            .. NeedsApproval && Status != LetterDraftStatus.Approved ? [new Obstacle(ObstacleKind.LetterNotApproved)] : Enumerable.Empty<Obstacle>(),
            .. Facts is ExtensionFacts { Days: var days } && request.Extension is { } extension && (extension.Days, extension.NoticeSentOn) != (days, sentOn)
                ? [new Obstacle(ObstacleKind.LetterContradictsExtension, Count: extension.Days, Day: extension.NoticeSentOn)] : Enumerable.Empty<Obstacle>(),
            .. Facts is ThirdPartyDecisionFacts { Releases: true } && sentOn != DatedOn
                ? [new Obstacle(ObstacleKind.LetterNotMailedOnItsDate, Day: DatedOn)] : Enumerable.Empty<Obstacle>(),
            .. Kind == LetterKind.Withdrawal && request.Status != RequestStatus.Withdrawn && request.ObstacleToWithdrawal is { } answered
                ? [answered] : Enumerable.Empty<Obstacle>(),
            .. IsAnswer && request.ObstacleToAnsweringByLetter is { } ended ? [ended] : Enumerable.Empty<Obstacle>(),
            .. sentOn > today || sentOn < DatedOn ? [new Obstacle(ObstacleKind.LetterSentOutOfBounds, Day: DatedOn)] : Enumerable.Empty<Obstacle>(),
        ];

    /// <summary>
    /// Records that it left. The notice of an extension extends the time limit by that very act (art. 47, al. 2), and the letter that
    /// takes note of a withdrawal or decides a correction closes the file, so that nobody enters anything twice and no letter says what is not so.
    /// </summary>
    public void Send(AccessRequest request, IReadOnlyList<LetterObstacle> obstacles, DateOnly sentOn, LegalCalendar calendar, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstaclesToSending(request, obstacles, sentOn, today));

        if (Facts is ExtensionFacts extension && request.Extension is null)
        {
            request.Extend(extension.Days, extension.Reason ?? Extension.ActsOwnReason, sentOn, calendar, actor, now);
        }

        if (Facts is WithdrawalFacts { WithdrawnOn: { } withdrawn } && request.Status != RequestStatus.Withdrawn)
        {
            request.Withdraw($"Désistement communiqué le {FrenchDate.Of(withdrawn)}, confirmé par lettre le {FrenchDate.Of(sentOn)}", actor, now);
        }

        if (IsAnswer)
        {
            request.AnswerByLetter(Id, DatedOn ?? sentOn, new SendingDetails(sentOn, Delivery, null), calendar, actor, now);
        }

        Status = LetterDraftStatus.Sent;
        SentOn = sentOn;
        SentBy = actor.Name;
        Version = Guid.NewGuid();
        request.Record(HistoryAct.OfficeLetterSent, actor, now, after: $"{Describe()} — envoyée le {FrenchDate.Of(sentOn)}{Lateness(request, calendar, sentOn)}");
    }

    /// <summary>
    /// The notice or the decision that left is the act on the third party itself (art. 49), so that nobody enters it twice. What was
    /// recorded before stays as it was.
    /// </summary>
    /// <param name="parties">Every third party of the file.</param>
    public void RecordOn(ThirdParty party, IReadOnlyCollection<ThirdParty> parties, AccessRequest request, LegalCalendar calendar, DateOnly today, Actor actor, DateTimeOffset now)
    {
        if (Facts is ThirdPartyNoticeFacts && party.NoticeSentOn is null)
        {
            party.Notify(request, SentOn!.Value, byPublicNotice: false, parties, calendar, today, actor, now);
        }
        else if (Facts is ThirdPartyDecisionFacts decision && party.DecisionMailedOn is null)
        {
            party.Decide(request, decision.Releases, SentOn!.Value, calendar, today, actor, now);
        }
    }

    /// <summary>Arts. 49 and 47, al. 1, 8°: the third party, and the applicant with it, and whoever is told of an application to the Commission, are told within the first twenty days.</summary>
    private bool IsLateNotice(AccessRequest request, LegalCalendar calendar, DateOnly day) =>
        Kind is LetterKind.ThirdPartyNotice or LetterKind.ThirdPartyConsultation or LetterKind.CommissionApplication && day > request.Clocks(calendar).Answer.Due;

    private string Lateness(AccessRequest request, LegalCalendar calendar, DateOnly sentOn) =>
        IsLateNotice(request, calendar, sentOn) ? $", en retard (dernier jour : {FrenchDate.Of(request.Clocks(calendar).Answer.Due)}, art. {(Kind == LetterKind.CommissionApplication ? "47, al. 1, 8°" : "49")})" : "";

    private static Obstacle Incomplete(LetterObstacle obstacle) => new(ObstacleKind.LetterIncomplete, obstacle.Sentence);
}
