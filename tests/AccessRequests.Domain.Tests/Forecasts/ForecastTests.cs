using AccessRequests.Domain.Forecasts;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Tests.Forecasts;

/// <summary>A missed day is told before it is missed. Today is 1 December 2025.</summary>
public sealed class ForecastTests
{
    private static readonly DateOnly Today = new(2025, 12, 1);
    private static readonly ForecastFacts Sound = new(RequestStatus.Open, Today.AddDays(15), true, 3, 0, 0, null, null);

    [Fact]
    public void A_file_that_walks_gives_nothing_to_fear() => Assert.Empty(Forecast.ReasonsToFear(Sound, Today));

    [Fact]
    public void A_third_party_heard_beyond_the_last_day_is_feared_three_weeks_before() =>
        Assert.Equal(
            ["Un tiers peut encore être entendu après le dernier jour."],
            Forecast.ReasonsToFear(Sound with { Due = Today.AddDays(21), ThirdPartiesUntil = Today.AddDays(22) }, Today));

    [Fact]
    public void Each_step_that_comes_too_late_has_its_reason()
    {
        Assert.Equal(["Aucun document n’est au dossier."], Forecast.ReasonsToFear(Sound with { Due = Today.AddDays(8), Documents = 0 }, Today));
        Assert.Equal(["2 documents restent à réviser."], Forecast.ReasonsToFear(Sound with { Due = Today.AddDays(4), UnreadDocuments = 2 }, Today));
        Assert.Equal(["Le projet attend chez le gestionnaire."], Forecast.ReasonsToFear(Sound with { Due = Today.AddDays(2), Status = RequestStatus.AwaitingApproval }, Today));
        Assert.Equal(["Une unité doit répondre trop près du dernier jour."], Forecast.ReasonsToFear(Sound with { LatestUnitDueOn = Today.AddDays(12) }, Today));
        Assert.Equal(["Le dossier n’est attribué à personne."], Forecast.ReasonsToFear(Sound with { Due = Today.AddDays(10), HasAssignee = false }, Today));
    }

    [Fact]
    public void What_is_already_late_or_far_away_is_no_forecast()
    {
        Assert.Empty(Forecast.ReasonsToFear(Sound with { Due = Today.AddDays(-1), Documents = 0 }, Today));
        Assert.Empty(Forecast.ReasonsToFear(Sound with { Due = Today.AddDays(22), HasAssignee = false, Documents = 0 }, Today));
    }
}
