using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.ThirdParties;

namespace AccessRequests.Domain.Forecasts;

/// <summary>How far a third party who is still to be decided on carries a file, if everyone takes their days (art. 49).</summary>
/// <param name="IsAssumed">They are not informed yet: counted as if they were today, which is the soonest.</param>
/// <param name="HeardUntil">The last day for their observations; null once they presented them or were silent.</param>
/// <param name="DecidedBy">The last day for the decision on their documents.</param>
/// <param name="LeavesOn">The first day on which their documents may leave.</param>
public sealed record ThirdPartyAhead(string Label, bool IsAssumed, DateOnly? HeardUntil, DateOnly DecidedBy, DateOnly LeavesOn)
{
    public static ThirdPartyAhead Of(ThirdParty party, AccessRequest request, LegalCalendar calendar, DateOnly today)
    {
        var clocks = party.Clocks(request, calendar);
        var observations = clocks.Observations ?? calendar.Count(today, ThirdPartyClocks.ObservationDays, "49, al. 3");
        var decision = (clocks.Decision ?? calendar.Count(observations.Due, ThirdPartyClocks.DecisionDays, "49, al. 4")).Due;
        var mailed = decision < today ? today : decision;

        return new ThirdPartyAhead(
            party.Label,
            party.InformedOn is null,
            party.ObservedOn is not null || observations.HasPassed(today) ? null : observations.Due,
            mailed,
            calendar.Count(mailed, ThirdPartyClocks.ExecutoryDays, "49, al. 4").Due.AddDays(1));
    }

    /// <summary>«Tiers 1, informé aujourd’hui au plus tôt : observations jusqu’au … (20 jours), décision jusqu’au … (15 jours), documents dès le … (15 jours)».</summary>
    public string InFrench() =>
        $"{Label}{(IsAssumed ? ", informé aujourd’hui au plus tôt" : "")} : "
        + (HeardUntil is { } heard ? $"observations jusqu’au {FrenchDate.Of(heard)} ({ThirdPartyClocks.ObservationDays} jours), " : "")
        + $"décision jusqu’au {FrenchDate.Of(DecidedBy)} ({ThirdPartyClocks.DecisionDays} jours), documents dès le {FrenchDate.Of(LeavesOn)} ({ThirdPartyClocks.ExecutoryDays} jours)";
}
