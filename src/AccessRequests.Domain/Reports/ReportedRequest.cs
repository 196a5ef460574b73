using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Reports;

/// <summary>One request as the annual report counts it: once, whatever the number of its points.</summary>
/// <param name="ClosedOn">The day of the answer or of the withdrawal; null while it is open.</param>
/// <param name="Outcomes">Of its points; empty for a withdrawal.</param>
/// <param name="Provisions">The articles that its refusals rest on.</param>
public sealed record ReportedRequest(
    RequestKind Kind, DateOnly ReceivedOn, DateOnly? ClosedOn, IReadOnlyCollection<PointOutcome> Outcomes, IReadOnlyCollection<string> Provisions)
{
    /// <summary>Days from the reception to the answer: another thing than whether it was in time.</summary>
    public int? ElapsedDays => ClosedOn?.DayNumber - ReceivedOn.DayNumber;

    public ReportedOutcome Outcome
    {
        get
        {
            var substantive = Outcomes
                .Where(outcome => outcome is PointOutcome.Released or PointOutcome.PartlyReleased or PointOutcome.Withheld or PointOutcome.NotConfirmed or PointOutcome.OnSite)
                .ToList();

            return substantive.Count == 0 ? ReportedOutcome.Other
                : substantive.TrueForAll(outcome => outcome is PointOutcome.Released or PointOutcome.OnSite) ? ReportedOutcome.Accepted
                : substantive.TrueForAll(outcome => outcome is PointOutcome.Withheld or PointOutcome.NotConfirmed) ? ReportedOutcome.Refused
                : ReportedOutcome.PartlyAccepted;
        }
    }
}
