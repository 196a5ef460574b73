namespace AccessRequests.Domain.Requests;

/// <content>Whose information it is: personal information is released or corrected at the request of whoever is entitled to it only.</content>
public sealed partial class AccessRequest
{
    /// <summary>Null while nobody verified it; documents of the administration are given to anyone.</summary>
    public IdentityCheck? Identity { get; private set; }

    /// <summary>Why no verification of identity can be recorded, or null when one can.</summary>
    public Obstacle? ObstacleToVerifyingIdentity =>
        Kind == RequestKind.AdministrativeDocuments ? new Obstacle(ObstacleKind.IdentityNotNeeded) : ObstacleToEditing;

    /// <summary>Records it, or corrects what was recorded. The history tells the day, never the proof.</summary>
    public void VerifyIdentity(IdentityCheck check, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToVerifyingIdentity);
        RuleViolationException.ThrowIf(check.VerifiedOn < ReceivedOn || check.VerifiedOn > today ? new Obstacle(ObstacleKind.IdentityCheckOutOfBounds, Day: ReceivedOn) : null);

        var before = Identity;
        Identity = check;
        Draft(actor);
        Record(HistoryAct.IdentityVerified, actor, now, before is { VerifiedOn: var day } ? FrenchDate.Of(day) : null, FrenchDate.Of(check.VerifiedOn));
    }
}
