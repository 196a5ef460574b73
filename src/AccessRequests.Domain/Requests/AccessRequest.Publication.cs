using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Sendings;

namespace AccessRequests.Domain.Requests;

/// <content>What was sent is published, read again by someone else (A-2.1, r. 2).</content>
public sealed partial class AccessRequest
{
    /// <summary>Why nothing of the file may be published, or null: personal information never is, and a decision must have left.</summary>
    public Obstacle? ObstacleToPublicCopy =>
        ObstacleToActing is { } gone ? gone
        : Kind != RequestKind.AdministrativeDocuments ? new Obstacle(ObstacleKind.PersonalInformationNeverPublished)
        : Sent is null ? new Obstacle(ObstacleKind.RequestNotSent)
        : Sent.PackageId is null ? new Obstacle(ObstacleKind.NothingToPublish)
        : Sent.IncidentReference is { } incident ? new Obstacle(ObstacleKind.SendingUnderIncident, incident)
        : null;

    /// <summary>Why this person cannot record the publication on that day, or null when they can. A late one is recorded as late.</summary>
    public Obstacle? ObstacleToPublishing(Guid actorId, DateOnly on, DateOnly today) =>
        ObstacleToPublicCopy
        ?? (Sent!.CompleteOn is not { } left ? new Obstacle(ObstacleKind.PublicationBeforeDocuments, Day: Sent.DocumentsHeldUntil)
            : Sent.PublishedOn is { } known ? new Obstacle(ObstacleKind.AlreadyPublished, Day: known)
            : Decision.Drafters.Contains(actorId) ? new Obstacle(ObstacleKind.PublicationByTheSamePerson)
            : on < left || on > today ? new Obstacle(ObstacleKind.PublicationOutOfBounds, Day: left)
            : null);

    public void Publish(DateOnly on, string address, LegalCalendar calendar, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToPublishing(actor.Id, on, today));

        var late = Clocks(calendar).Publication!.DaysLate(on);
        (Sent!.PublishedOn, Sent.PublicationAddress, Sent.PublishedBy) = (on, address, actor.Name);
        Touch();
        Record(HistoryAct.DecisionPublished, actor, now, after: $"{FrenchDate.Of(on)} — {address}{(late > 0 ? $" — en retard de {FrenchCount.Of(late, "jour", "jours")}" : "")}");
    }

    public Obstacle? ObstacleToUnpublishing => Sent?.PublishedOn is null ? new Obstacle(ObstacleKind.NotPublished) : null;

    /// <summary>What was published is taken down, for instance because it tells too much; the history keeps where it was.</summary>
    public void Unpublish(string reason, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToUnpublishing);
        RuleViolationException.ThrowIf(ObstacleToWords(reason));

        TakeDown(Sent!, reason, actor, now);
    }

    private void TakeDown(Sending sending, string reason, Actor actor, DateTimeOffset now)
    {
        var before = $"{FrenchDate.Of(sending.PublishedOn!.Value)} — {sending.PublicationAddress}";
        (sending.PublishedOn, sending.PublicationAddress, sending.PublishedBy) = (null, null, null);
        Touch();
        Record(HistoryAct.PublicationWithdrawn, actor, now, before, reason);
    }
}
