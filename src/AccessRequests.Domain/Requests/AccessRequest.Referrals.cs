using AccessRequests.Domain.Decisions;

namespace AccessRequests.Domain.Requests;

/// <content>Points that come rather under another body (art. 48).</content>
public sealed partial class AccessRequest
{
    /// <summary>
    /// The points for which another body may still have to be named to the applicant, in order: undecided ones, and those whose referral has
    /// not left. None once the file is answered or withdrawn.
    /// </summary>
    public IReadOnlyList<RequestPoint> PointsToRefer() =>
        IsUnanswered ? [.. _points.Where(point => point.Outcome is null || (point.Outcome == PointOutcome.Referred && !WasReferred(point))).OrderBy(point => point.Number)] : [];

    /// <summary>A decision left since it was referred, and told it.</summary>
    private bool WasReferred(RequestPoint point) =>
        _referrals.Exists(referral => referral.Points.Contains(point.Number) && _sendings.Exists(sending => sending.SentOn >= referral.RecordedOn));
}
