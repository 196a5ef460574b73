namespace AccessRequests.Domain.Decisions;

public static class PointOutcomes
{
    /// <summary>What becomes of its documents makes the outcome; the others have none.</summary>
    public static bool HasDocuments(this PointOutcome outcome) => outcome is PointOutcome.Released or PointOutcome.PartlyReleased or PointOutcome.Withheld;

    /// <summary>The letter announces a decision that is still to be made.</summary>
    public static bool IsPending(this PointOutcome outcome) => outcome is PointOutcome.ThirdPartyConsulted or PointOutcome.ToFollow;

    /// <summary>The letter says something of the point that nothing else records.</summary>
    public static bool TakesNote(this PointOutcome outcome) => outcome.NeedsNote() || outcome is PointOutcome.NotHeld or PointOutcome.ThirdPartyConsulted or PointOutcome.ToFollow or PointOutcome.Withdrawn;

    /// <summary>The letter would be of no use without it: where the document is, or which answer was given.</summary>
    public static bool NeedsNote(this PointOutcome outcome) => outcome is PointOutcome.AlreadyPublic or PointOutcome.AlreadyAnswered or PointOutcome.OnSite;
}
