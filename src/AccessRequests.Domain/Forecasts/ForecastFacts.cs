using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Forecasts;

/// <summary>What is known of an unanswered file, as far as it bears on its last day.</summary>
/// <param name="Due">The last day to answer.</param>
/// <param name="LatestUnitDueOn">When the last unit that has not answered is to; null when none is awaited.</param>
/// <param name="ThirdPartiesUntil">The day until which a third party may still be heard; null when none is.</param>
public sealed record ForecastFacts(
    RequestStatus Status, DateOnly Due, bool HasAssignee, int Documents, int UnreadDocuments, int UndecidedPoints, DateOnly? LatestUnitDueOn, DateOnly? ThirdPartiesUntil);
