using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Decisions;

/// <param name="Note">See <see cref="RequestPoint.OutcomeNote"/>.</param>
public sealed record DecidedPoint(int Number, string Text, PointOutcome? Outcome, string? Note = null)
{
    public static DecidedPoint From(RequestPoint point) => new(point.Number, point.Text, point.Outcome, point.OutcomeNote);
}
