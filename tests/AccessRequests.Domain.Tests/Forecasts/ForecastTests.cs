using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Forecasts;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.ThirdParties;
using static AccessRequests.Domain.Tests.TestCase;

namespace AccessRequests.Domain.Tests.Forecasts;

/// <summary>A missed day is told before it is missed, with its arithmetic. Today is Monday 1 December 2025.</summary>
public sealed class ForecastTests
{
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);
    private static readonly DateOnly Today = new(2025, 12, 1);
    private static readonly ForecastFacts Sound = new(RequestStatus.Open, Today.AddDays(15), true, 3, 0, 0);

    [Fact]
    public void A_file_that_walks_gives_nothing_to_fear() => Assert.Empty(Forecast.ReasonsToFear(Sound, Today));

    [Fact]
    public void A_third_party_who_is_not_informed_is_feared_three_weeks_before_as_if_they_were_today()
    {
        var (request, party) = Party();

        Assert.Equal(
            ["Tiers 1, informé aujourd’hui au plus tôt : observations jusqu’au 22 décembre 2025 (20 jours), décision jusqu’au 6 janvier 2026 (15 jours), documents dès le 22 janvier 2026 (15 jours), "
                + "après le dernier jour (22 décembre 2025) : décidez plus tôt, ou annoncez ces documents pour plus tard."],
            Forecast.ReasonsToFear(Sound with { Due = Today.AddDays(21), ThirdParty = ThirdPartyAhead.Of(party, request, Calendar, Today) }, Today));
        Assert.Equal(new DateOnly(2025, 12, 30), ThirdPartyAhead.Of(party, request, Calendar, new DateOnly(2025, 12, 10)).HeardUntil);
    }

    [Fact]
    public void The_days_of_a_third_party_who_is_informed_run_from_there_and_their_silence_leaves_the_decision_and_its_fifteen_days()
    {
        var (request, party) = Party();
        party.Notify(request, new DateOnly(2025, 12, 2), byPublicNotice: false, [], Calendar, TestCase.Today, Officer, Now);
        party.Inform(request, new DateOnly(2025, 12, 4), TestCase.Today, Officer, Now);

        var heard = ThirdPartyAhead.Of(party, request, Calendar, new DateOnly(2025, 12, 24));
        Assert.Equal((false, new DateOnly(2025, 12, 24), new DateOnly(2026, 1, 8), new DateOnly(2026, 1, 24)), (heard.IsAssumed, heard.HeardUntil!.Value, heard.DecidedBy, heard.LeavesOn));

        var silent = ThirdPartyAhead.Of(party, request, Calendar, new DateOnly(2025, 12, 26));
        Assert.Equal("Tiers 1 : décision jusqu’au 8 janvier 2026 (15 jours), documents dès le 24 janvier 2026 (15 jours)", silent.InFrench());

        // The decision is late: it leaves today at the soonest.
        Assert.Equal((new DateOnly(2026, 1, 12), new DateOnly(2026, 1, 28)), (Late().DecidedBy, Late().LeavesOn));

        ThirdPartyAhead Late() => ThirdPartyAhead.Of(party, request, Calendar, new DateOnly(2026, 1, 12));
    }

    [Fact]
    public void A_third_party_who_can_be_decided_on_by_the_last_day_is_not_feared_though_the_documents_follow() =>
        Assert.Empty(Forecast.ReasonsToFear(Sound with { ThirdParty = new ThirdPartyAhead("Tiers 1", false, null, Sound.Due, Sound.Due.AddDays(16)) }, Today));

    [Fact]
    public void Pages_that_the_pace_of_the_office_does_not_read_in_time_are_feared_three_weeks_before()
    {
        var facts = Sound with { Due = Today.AddDays(21) };

        // Fifteen office days end on Friday the 19th, two days before the eve; one page more takes until Monday the 22nd, the last day.
        Assert.Empty(Forecast.ReasonsToFear(facts with { Reading = Left(15 * 60) }, Today));
        Assert.Equal(
            ["901 pages restent à lire ou à décider : au rythme récent du bureau (60 pages par jour de révision), jusqu’au 22 décembre 2025, et approuver prend 2 jours : le dernier jour est le 22 décembre 2025."],
            Forecast.ReasonsToFear(facts with { Reading = Left((15 * 60) + 1) }, Today));
        Assert.Empty(Forecast.ReasonsToFear(facts with { Status = RequestStatus.AwaitingApproval, Reading = Left(5000) }, Today));

        ReviewForecast Left(int pages) => ReviewForecast.Of(pages, [60, 60, 60], facts.Due, Today, Calendar);
    }

    [Fact]
    public void A_unit_that_is_late_is_feared_even_where_another_still_has_time()
    {
        Assert.Equal(
            ["Une unité n’a pas répondu à sa date butoir, le 28 novembre 2025."],
            Forecast.ReasonsToFear(Sound with { UnitsDueOn = [Today.AddDays(5), Today.AddDays(-3)] }, Today));
        Assert.Equal(
            ["Une unité doit répondre le 13 décembre 2025 : il resterait 3 jours, et réviser puis approuver en prennent 6."],
            Forecast.ReasonsToFear(Sound with { UnitsDueOn = [Today.AddDays(12)] }, Today));
        Assert.Empty(Forecast.ReasonsToFear(Sound with { UnitsDueOn = [Today.AddDays(9)] }, Today));
    }

    [Fact]
    public void Each_step_that_comes_too_late_has_its_reason()
    {
        Assert.Equal(
            ["Aucun document n’est au dossier : il reste 13 jours, et repérer, réviser et approuver en prennent 14."],
            Forecast.ReasonsToFear(Sound with { Due = Today.AddDays(13), Documents = 0 }, Today));
        Assert.Empty(Forecast.ReasonsToFear(Sound with { Due = Today.AddDays(14), Documents = 0, HasAssignee = false }, Today));
        Assert.Equal(
            ["Le dossier n’est attribué à personne : il reste 10 jours, et repérer, réviser et approuver en prennent 14."],
            Forecast.ReasonsToFear(Sound with { Due = Today.AddDays(10), HasAssignee = false }, Today));
        Assert.Equal(["2 documents restent à réviser : il reste 4 jours."], Forecast.ReasonsToFear(Sound with { Due = Today.AddDays(4), UnreadDocuments = 2 }, Today));
        Assert.Equal(["1 point reste à décider : c’est le dernier jour."], Forecast.ReasonsToFear(Sound with { Due = Today, UndecidedPoints = 1 }, Today));
        Assert.Equal(["Le projet attend chez le gestionnaire : il reste 2 jours."], Forecast.ReasonsToFear(Sound with { Due = Today.AddDays(2), Status = RequestStatus.AwaitingApproval }, Today));
    }

    [Fact]
    public void What_is_already_late_or_far_away_is_no_forecast()
    {
        Assert.Empty(Forecast.ReasonsToFear(Sound with { Due = Today.AddDays(-1), Documents = 0 }, Today));
        Assert.Empty(Forecast.ReasonsToFear(Sound with { Due = Today.AddDays(22), UnitsDueOn = [Today.AddDays(-1)] }, Today));
    }

    private static (AccessRequest Request, ThirdParty Party) Party()
    {
        var request = Request();
        return (request, ThirdParty.Identify(request, 1, "Groupe conseil", "1, rue", [Document(request).Id], Officer, Now));
    }
}
