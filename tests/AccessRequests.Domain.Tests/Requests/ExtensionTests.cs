using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.ThirdParties;
using static AccessRequests.Domain.Tests.TestCase;

namespace AccessRequests.Domain.Tests.Requests;

/// <summary>Art. 47, al. 2.</summary>
public sealed class ExtensionTests
{
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);

    [Fact]
    public void A_notice_on_the_rolled_twentieth_day_extends_to_the_thirtieth_from_reception()
    {
        var request = Request();

        request.Extend(10, "Volume de documents", new DateOnly(2025, 12, 22), Calendar, Officer, Now);

        Assert.Equal(new DateOnly(2025, 12, 31), request.Clocks(Calendar).Granted.Due);
    }

    [Fact]
    public void A_notice_the_day_after_is_refused_with_the_day_that_was_the_last() =>
        Assert.Equal(
            new Obstacle(ObstacleKind.ExtensionTooLate, Day: new DateOnly(2025, 12, 22)) { Article = "47" },
            Request().ObstacleToExtension(Calendar, new DateOnly(2025, 12, 23)));

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(12)]
    public void More_than_ten_days_or_none_is_refused(int days) =>
        Assert.Equal(ObstacleKind.ExtensionOutOfBounds, Refused(() => Request().Extend(days, "Motif", Received, Calendar, Officer, Now)));

    [Fact]
    public void On_personal_information_the_sentences_cite_the_articles_of_its_chapter()
    {
        var request = Request(kind: RequestKind.PersonalInformation);
        Assert.Contains("(art. 98)", request.ObstacleToExtension(Calendar, new DateOnly(2025, 12, 23))!.InFrench(), StringComparison.Ordinal);

        request.Extend(1, "Motif", Received, Calendar, Officer, Now);
        request.Hold("révision en cours", Officer, Now);

        Assert.Contains("L’article 98 ne permet qu’une prolongation", request.ObstacleToExtension(Calendar, Received)!.InFrench(), StringComparison.Ordinal);
        Assert.Contains("(art. 102.1)", request.ObstacleToDestroying!.InFrench(), StringComparison.Ordinal);
        Assert.Contains("(1 jour, avis du 1er décembre 2025)", request.History.Single(entry => entry.Act == HistoryAct.DeadlineExtended).After, StringComparison.Ordinal);
        Assert.Equal(("98", "102", "102.1"), (request.AnswerArticle, request.SilenceArticle, request.KeepingArticle));
    }

    [Fact]
    public void A_second_extension_is_refused_and_the_first_stays()
    {
        var request = Request();
        request.Extend(5, "Motif", Received, Calendar, Officer, Now);

        Assert.Equal(ObstacleKind.ExtensionAlreadyGiven, Refused(() => request.Extend(5, "Encore", Received, Calendar, Officer, Now)));
        Assert.Equal(5, request.Extension!.Days);
    }

    [Fact]
    public void The_clock_of_a_referral_is_never_extended()
    {
        var request = Request();
        request.Extend(10, "Motif", Received, Calendar, Officer, Now);

        Assert.Equal(new DateOnly(2025, 12, 22), request.Clocks(Calendar).Referral.Due);
    }

    /// <summary>Received on 14 March 2026: the twentieth day is Good Friday, put off to Tuesday 7 April, while the twenty-first, a Saturday, is counted.</summary>
    [Fact]
    public void An_extension_takes_no_day_away_from_the_first_limit()
    {
        var received = new DateOnly(2026, 3, 14);
        var request = AccessRequest.Log(
            "2026-9", new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, Now, "Texte", "un contrat"), received, ["Le contrat"], Officer, Now);
        request.Extend(1, "Volume", new DateOnly(2026, 4, 7), Calendar, Officer, Now);

        Assert.Equal(new DateOnly(2026, 4, 4), request.IfExtended(1, Calendar).Due);
        Assert.Equal(new DateOnly(2026, 4, 7), request.Clocks(Calendar).Granted.Due);
        Assert.False(request.IsDeemedDenied(request.Limits(ConsultedParties.None, Calendar), new DateOnly(2026, 4, 7)));
        Assert.Equal(new DateOnly(2026, 5, 7), request.Limits(ConsultedParties.None, Calendar).First.ReviewOfSilence.Due);
    }

    /// <summary>Received on 5 December 2025 and extended on the 24th; the true day of reception was the first, of which the last day was the 22nd.</summary>
    [Fact]
    public void An_extension_whose_notice_now_comes_too_late_is_of_no_effect()
    {
        var details = new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, Now, "Texte", "un contrat");
        var request = AccessRequest.Log("2026-9", details, new DateOnly(2025, 12, 5), ["Le contrat"], Officer, Now);
        request.Extend(10, "Volume", new DateOnly(2025, 12, 24), Calendar, Officer, Now);
        request.LapseExtension(Calendar, Officer, Now);
        Assert.NotNull(request.Extension);

        request.Edit(details, new DateOnly(2025, 12, 1), [new("Le contrat", 1)], [], Officer, Now, "Reçue d’abord au secrétariat");
        request.LapseExtension(Calendar, Officer, Now);

        Assert.Null(request.Extension);
        Assert.Equal(new DateOnly(2025, 12, 22), request.Clocks(Calendar).Granted.Due);
        Assert.Equal((HistoryAct.ExtensionLapsed, "10 jours"), (request.History[^1].Act, request.History[^1].Before));
    }
}
