using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Referrals;

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

    /// <summary>The day on which the letter that tells the applicant of it left, from which its lateness is counted; null while none did: a record in the file refers nobody.</summary>
    public DateOnly? ToldOn(Referral referral) => _sendings.Where(sending => sending.SentOn >= referral.RecordedOn).Min(sending => (DateOnly?)sending.SentOn);

    /// <summary>A decision left since it was referred, and told it.</summary>
    private bool WasReferred(RequestPoint point) => _referrals.Exists(referral => referral.Points.Contains(point.Number) && ToldOn(referral) is not null);
}
