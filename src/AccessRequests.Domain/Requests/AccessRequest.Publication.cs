using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Sendings;

namespace AccessRequests.Domain.Requests;

/// <content>
/// What was sent is published, read again by someone else (A-2.1, r. 2). Each sending has its own publication, which no reopening of the file and no later sending undoes.
/// </content>
public sealed partial class AccessRequest
{
    /// <summary>The decision that left last, whatever became of the file since; null while none did.</summary>
    public Sending? LastSent => _sendings.MaxBy(sending => sending.RecordedAt);

    /// <summary>Why nothing of a sending may be published, or null: personal information never is, and a decision must have left.</summary>
    /// <param name="of">Null for the last.</param>
    public Obstacle? ObstacleToPublicCopy(Sending? of = null) =>
        ObstacleToActing is { } gone ? gone
        : Kind != RequestKind.AdministrativeDocuments ? new Obstacle(ObstacleKind.PersonalInformationNeverPublished)
        : (of ?? LastSent) is not { } sending ? new Obstacle(ObstacleKind.RequestNotSent)
        : sending.PackageId is null ? new Obstacle(ObstacleKind.NothingToPublish)
        : sending.IncidentReference is { } incident ? new Obstacle(ObstacleKind.SendingUnderIncident, incident)
        : null;

    /// <summary>Why the letter without its addressee cannot be made any more, or null when it can: it is made of what is recorded, which is what left until the file is opened again.</summary>
    public Obstacle? ObstacleToPublicLetter(Sending of) =>
        ObstacleToPublicCopy(of) ?? (of == Sent ? null : new Obstacle(ObstacleKind.PublicLetterOfEarlierSending, Day: of.DecidedOn));

    /// <summary>Why this person cannot record the publication on that day, or null when they can. A late one is recorded as late.</summary>
    /// <param name="of">Null for the last.</param>
    public Obstacle? ObstacleToPublishing(Guid actorId, DateOnly on, DateOnly today, Sending? of = null) =>
        ObstacleToPublicCopy(of)
        ?? ((of ?? LastSent!) is var sending && sending.CompleteOn is not { } left ? new Obstacle(ObstacleKind.PublicationBeforeDocuments, Day: sending.DocumentsHeldUntil)
            : sending.PublishedOn is { } known ? new Obstacle(ObstacleKind.AlreadyPublished, Day: known)
            : Decision.Drafters.Contains(actorId) ? new Obstacle(ObstacleKind.PublicationByTheSamePerson)
            : on < left || on > today ? new Obstacle(ObstacleKind.PublicationOutOfBounds, Day: left)
            : null);

    /// <param name="of">Null for the last.</param>
    public void Publish(DateOnly on, string address, LegalCalendar calendar, DateOnly today, Actor actor, DateTimeOffset now, Sending? of = null)
    {
        RuleViolationException.ThrowIf(ObstacleToPublishing(actor.Id, on, today, of));

        var sending = of ?? LastSent!;
        var late = PublicationLimit(sending, calendar)!.DaysLate(on);
        (sending.PublishedOn, sending.PublicationAddress, sending.PublishedBy) = (on, address, actor.Name);
        Touch();
        Record(HistoryAct.DecisionPublished, actor, now, after: $"{FrenchDate.Of(on)} — {address}{(late > 0 ? $" — en retard de {FrenchCount.Of(late, "jour", "jours")}" : "")}{LetterOf(sending)}");
    }

    /// <param name="of">Null for the last.</param>
    public Obstacle? ObstacleToUnpublishing(Sending? of = null) => (of ?? LastSent)?.PublishedOn is null ? new Obstacle(ObstacleKind.NotPublished) : null;

    /// <summary>What was published is taken down, for instance because it tells too much; the history keeps where it was.</summary>
    /// <param name="of">Null for the last.</param>
    public void Unpublish(string reason, Actor actor, DateTimeOffset now, Sending? of = null)
    {
        RuleViolationException.ThrowIf(ObstacleToUnpublishing(of));
        RuleViolationException.ThrowIf(ObstacleToWords(reason));

        TakeDown(of ?? LastSent!, reason, actor, now);
    }

    /// <summary>A-2.1, r. 2: five days from the day on which everything of that sending left; null where nothing of it is to be published.</summary>
    public Deadline? PublicationLimit(Sending sending, LegalCalendar calendar) =>
        sending is { CompleteOn: { } left } && (sending.PackageId is not null || sending.PublishedOn is not null) && Kind == RequestKind.AdministrativeDocuments
            ? calendar.Count(left, RequestClocks.PublicationDays, "A-2.1, r. 2")
            : null;

    private void TakeDown(Sending sending, string reason, Actor actor, DateTimeOffset now)
    {
        var before = $"{FrenchDate.Of(sending.PublishedOn!.Value)} — {sending.PublicationAddress}{LetterOf(sending)}";
        (sending.PublishedOn, sending.PublicationAddress, sending.PublishedBy) = (null, null, null);
        Touch();
        Record(HistoryAct.PublicationWithdrawn, actor, now, before, reason);
    }

    /// <summary>Which of several letters, for the history.</summary>
    private string LetterOf(Sending sending) => _sendings.Count > 1 ? $" — lettre du {FrenchDate.Of(sending.DecidedOn)}" : "";
}
