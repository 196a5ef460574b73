using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Forecasts;

/// <summary>What is known of an unanswered file, as far as it bears on its last day.</summary>
/// <param name="Due">The last day to answer.</param>
public sealed record ForecastFacts(RequestStatus Status, DateOnly Due, bool HasAssignee, int Documents, int UnreadDocuments, int UndecidedPoints)
{
    /// <summary>When each unit that has not answered is to.</summary>
    public IReadOnlyCollection<DateOnly> UnitsDueOn { get; init; } = [];

    /// <summary>The third party whose clocks end last; null when none is to be decided on, or the letter announces their documents for later.</summary>
    public ThirdPartyAhead? ThirdParty { get; init; }

    /// <summary>What is left to read or decide, at the office's pace; null when nothing is.</summary>
    public ReviewForecast? Reading { get; init; }
}
