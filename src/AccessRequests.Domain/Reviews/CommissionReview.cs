using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Reviews;

/// <summary>
/// An application for review that the Commission told the office of (art. 135). As long as it is open, nothing of the file may be
/// destroyed (art. 52.1).
/// </summary>
public sealed class CommissionReview
{
    public const int FileNumberMaxLength = 40;
    public const int TextMaxLength = 4000;

    private CommissionReview()
    {
        FileNumber = "";
    }

    public Guid Id { get; private init; }

    public AccessRequestId RequestId { get; private init; }

    /// <summary>The Commission's own reference.</summary>
    public string FileNumber { get; private init; }

    /// <summary>When the office was told.</summary>
    public DateOnly NoticeOn { get; private init; }

    public ReviewStage Stage { get; private set; }

    /// <summary>What the Commission decided or the parties agreed; null until it ended.</summary>
    public string? Outcome { get; private set; }

    /// <summary>What was released afterwards; null for nothing.</summary>
    public string? ReleasedAfter { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public bool IsOpen => EndedOn is null;

    public static Obstacle? ObstacleToOpening(AccessRequest request, DateOnly noticeOn, DateOnly today) =>
        noticeOn < request.ReceivedOn || noticeOn > today ? new Obstacle(ObstacleKind.ReviewNoticeOutOfBounds, Day: request.ReceivedOn) : null;

    public static CommissionReview Open(AccessRequest request, string fileNumber, DateOnly noticeOn, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToOpening(request, noticeOn, today));

        // One that comes after the end of retention is followed too; there is nothing left to hold.
        if (request.ObstacleToActing is null)
        {
            request.Hold($"Révision {fileNumber} à la Commission", actor, now);
        }

        request.RecordOnFile(HistoryAct.ReviewOpened, actor, now, $"{fileNumber} — avis du {FrenchDate.Of(noticeOn)}");
        return new CommissionReview { Id = Guid.CreateVersion7(), RequestId = request.Id, FileNumber = fileNumber, NoticeOn = noticeOn };
    }

    public Obstacle? ObstacleToMoving => IsOpen ? null : new Obstacle(ObstacleKind.ReviewEnded, FileNumber);

    public void Move(AccessRequest request, ReviewStage stage, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToMoving);
        var before = Stage;
        Stage = stage;
        request.RecordOnFile(HistoryAct.ReviewMoved, actor, now, $"{FileNumber} — {stage.InFrench()}", before.InFrench());
    }

    /// <summary>The recourse is exhausted. The hold is lifted apart, by someone who says why.</summary>
    public void End(AccessRequest request, string outcome, string? releasedAfter, DateOnly endedOn, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToMoving);
        RuleViolationException.ThrowIf(endedOn < NoticeOn || endedOn > today ? new Obstacle(ObstacleKind.ReviewNoticeOutOfBounds, Day: NoticeOn) : null);
        (Outcome, ReleasedAfter, EndedOn) = (outcome, releasedAfter, endedOn);
        request.RecordOnFile(HistoryAct.ReviewClosed, actor, now, $"{FileNumber} — {outcome}{(releasedAfter is null ? "" : $" — communiqué ensuite : {releasedAfter}")}");
    }
}
