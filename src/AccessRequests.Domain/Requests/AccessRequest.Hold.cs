namespace AccessRequests.Domain.Requests;

/// <content>The retention hold of art. 52.1.</content>
public sealed partial class AccessRequest
{
    public const int HoldReasonMaxLength = 500;

    /// <summary>Why nothing of the file may be destroyed; null when nothing says so.</summary>
    public string? HoldReason { get; private set; }

    /// <summary>Why nothing may be deleted from the file, or null when it may.</summary>
    public Obstacle? ObstacleToDestroying => HoldReason is { } reason ? new Obstacle(ObstacleKind.FileOnHold, reason) { Article = KeepingArticle } : null;

    public void Hold(string reason, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToActing);
        RuleViolationException.ThrowIf(ObstacleToWords(reason));

        if (HoldReason == reason)
        {
            return;
        }

        var before = HoldReason;
        HoldReason = reason;
        DestructionProposal = null;
        RecordOnFile(HistoryAct.HoldSet, actor, now, reason, before);
    }

    /// <param name="openReview">The Commission's reference of a review still open; null when none is.</param>
    /// <param name="openIncident">The reference of a confidentiality incident still open; null when none is.</param>
    public Obstacle? ObstacleToLifting(string? openReview, string? openIncident) =>
        HoldReason is null ? new Obstacle(ObstacleKind.FileNotOnHold)
        : openReview is not null ? new Obstacle(ObstacleKind.ReviewStillOpen, openReview)
        : openIncident is not null ? new Obstacle(ObstacleKind.IncidentStillOpen, openIncident)
        : null;

    public void LiftHold(string? openReview, string? openIncident, string why, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToLifting(openReview, openIncident));
        RuleViolationException.ThrowIf(ObstacleToWords(why));

        var before = HoldReason;
        HoldReason = null;
        RecordOnFile(HistoryAct.HoldLifted, actor, now, why, before);
    }
}
