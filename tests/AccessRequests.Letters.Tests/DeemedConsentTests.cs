using AccessRequests.Letters.Facts;

namespace AccessRequests.Letters.Tests;

/// <summary>Art. 49, al. 3: silence is consent once the twenty days from being informed are over, and not before.</summary>
public sealed class DeemedConsentTests
{
    [Theory]
    [InlineData("2026-03-20", "2026-04-09", true)] // the twentieth day itself
    [InlineData("2026-03-20", "2026-04-10", false)]
    [InlineData(null, "2026-03-23", true)] // not before the request came, the 2nd; day 20 is a Sunday
    [InlineData(null, "2026-03-24", false)]
    public void A_decision_that_counts_on_silence_waits_for_the_twenty_days(string? informedOn, string decidedOn, bool isEarly)
    {
        var facts = new ThirdPartyDecisionFacts(["Contrat"], true, InformedOn: informedOn is null ? null : Day(informedOn));

        Assert.Equal(isEarly, Obstacles(facts, decidedOn).Any(where => where == "thirdParty.informedOn"));
    }

    [Fact]
    public void Observations_do_not_come_after_the_letter() =>
        Assert.Contains("thirdParty.observationsOn", Obstacles(new ThirdPartyDecisionFacts(["Contrat"], true, ObservationsOn: Day("2026-05-30")), "2026-04-16"));

    private static IEnumerable<string> Obstacles(ThirdPartyDecisionFacts facts, string decidedOn) =>
        LetterComposer.Compose(new LetterRecord { File = TestCases.Record with { ReceivedOn = Day("2026-03-02"), DecidedOn = Day(decidedOn) }, Facts = facts })
            .Obstacles.Select(obstacle => obstacle.Where);

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
