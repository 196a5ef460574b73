using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using AngleSharp.Dom;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static AccessRequests.Web.Tests.Dashboard.OfficeFile;

namespace AccessRequests.Web.Tests.Dashboard;

/// <summary>
/// The last day of a file whose third party was told in time is the same wherever it is told. Received on 18 November 2025, it would be due on 8 December; informed on
/// 1 December, the third party has until Monday 22 December (a Sunday is put off), and the decision is due on Tuesday 6 January 2026.
/// </summary>
public sealed class ThirdPartyDaysTests : PageTest
{
    private static readonly DateOnly DayOfArticle49 = new(2026, 1, 6);

    private readonly AccessRequest _request = Log(points: 2);
    private readonly AccessRequest _plain = Log("2025-8");

    public ThirdPartyDaysTests()
    {
        Services.AddSingleton<ExtendDeadline>();
        var documents = new[] { Document(_request), Document(_plain) };
        var party = Party(_request, documents[0]);
        party.Inform(_request, new DateOnly(2025, 12, 1));
        Database.Given(
            Office(), _request, _plain, documents[0], documents[1], party, Applicant.Of(_request.Id, new ApplicantDetails("Camille Fictif", null, null, null, null, ApplicantCategory.Individual)));
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_dashboard_the_list_its_filters_the_page_and_the_letter_tell_the_same_day()
    {
        await AnswerTheWholeByTheThirdPartyAsync();
        await using var db = Database.CreateDbContext();
        var request = await db.Requests.SingleAsync(known => known.Id == _request.Id, Cancellation);
        var document = await db.Documents.SingleAsync(known => known.RequestId == _request.Id, Cancellation);

        Assert.Equal([_plain.Clocks(Calendar).Granted.Due, DayOfArticle49], (await OfficeDay.FilesAsync(db, new DateOnly(2025, 12, 9), Cancellation)).OrderBy(file => file.Number).Select(file => file.Due));
        Assert.Equal(DayOfArticle49, (await ListedRequest.ReadAsync(db, new RequestFilter(), db.Requests.Where(known => known.Id == _request.Id), Cancellation)).Single().Due);
        Assert.Equal(DayOfArticle49, (await db.LimitsAsync(request, Calendar, Cancellation)).Due);
        Assert.Equal(DayOfArticle49, (await db.DecisionLetterAsync(request, [document], new DateOnly(2025, 12, 9), Cancellation)).LastDay);

        Assert.Equal(["2025-8"], await NumbersAsync(RequestFilter.Late, new DateOnly(2025, 12, 9)));
        Assert.Equal(["2025-8"], await NumbersAsync(RequestFilter.Late, new DateOnly(2026, 1, 6))); // long after its twentieth day
        Assert.Equal(["2025-9"], await NumbersAsync(RequestFilter.Today, new DateOnly(2026, 1, 6)));
        Assert.Equal(["2025-9"], await NumbersAsync(RequestFilter.Week, new DateOnly(2026, 1, 1)));
        Assert.Equal(["2025-8", "2025-9"], await NumbersAsync(RequestFilter.Late, new DateOnly(2026, 1, 7)));
    }

    [Fact]
    public async Task The_chain_says_which_day_is_whose_and_the_page_which_points_are_denied()
    {
        SignInAs(Roles.AccessOfficer);
        await using var db = Database.CreateDbContext();
        var request = await db.Requests.SingleAsync(known => known.Id == _request.Id, Cancellation);
        var limits = await db.LimitsAsync(request, Calendar, Cancellation);
        Assert.Equal((new DateOnly(2025, 12, 8), DayOfArticle49), (limits.Due, limits.Of(1).Last.Due));

        var panel = Open<DeadlinePanel>(parameters => parameters
            .Add(panel => panel.Request, request)
            .Add(panel => panel.Limits, limits)
            .Add(panel => panel.Calendar, Calendar)
            .Add(panel => panel.Today, new DateOnly(2025, 12, 9)));

        var consulted = Words(panel.Find("section[aria-labelledby=consulted]"));
        Assert.Contains("Dernier jour du dossier : lundi 8 décembre 2025, le premier de ceux de ses points", consulted, StringComparison.Ordinal);
        Assert.Contains("point 1 : mardi 6 janvier 2026 (art. 49, al. 4, tiers 1)", consulted, StringComparison.Ordinal);
        Assert.Contains("point 2 : lundi 8 décembre 2025 (art. 47, al. 1)", consulted, StringComparison.Ordinal);
        Assert.Contains("Tiers informé lundi 1er décembre 2025", consulted, StringComparison.Ordinal);
        Assert.Contains("Fin du délai lundi 22 décembre 2025", consulted, StringComparison.Ordinal);
        Assert.Contains("l’accès est réputé refusé au point 2 et", Words(panel.Find("section[aria-labelledby=silence]")), StringComparison.Ordinal);
        Assert.Equal(["Passé depuis un jour."], panel.FindAll(".late").Where(late => late.Closest("section[aria-labelledby=referral]") is null).Select(Words));
    }

    [Fact]
    public async Task A_letter_within_the_third_party_s_time_makes_no_excuses_and_a_late_one_names_art_49()
    {
        await AnswerTheWholeByTheThirdPartyAsync();
        await using var db = Database.CreateDbContext();
        var request = await db.Requests.SingleAsync(known => known.Id == _request.Id, Cancellation);
        var letter = await db.DecisionLetterAsync(request, new DateOnly(2026, 1, 7), Cancellation);
        letter = letter with { Record = letter.Record with { DecidedOn = new DateOnly(2026, 1, 6) }, Wording = Apologising(request) };

        Assert.Contains(letter.Compose().Obstacles, obstacle => obstacle.Sentence.Contains("La décision n’est pas en retard : le délai prend fin le 6 janvier 2026 (art. 49)", StringComparison.Ordinal));
        Assert.Equal(
            [(ObstacleKind.LetterBackdated, new DateOnly(2026, 1, 6)), (ObstacleKind.LetterDatedWithinElapsedTime, DayOfArticle49)],
            letter.Warnings(letter.Compose(), new DateOnly(2026, 1, 7)).Take(2).Select(warning => (warning.Kind, warning.Day!.Value)));
        var before = letter.Fingerprint();
        Assert.NotEqual(before, (letter with { ConsultedUntil = null }).Fingerprint());
    }

    private static DecisionWording Apologising(AccessRequest request)
    {
        var wording = DecisionWording.Of(request);
        wording.Choose(request, LetterLanguage.French, apologises: true, PointGrouping.OutcomeAndGrounds, Officer, Now);
        return wording;
    }

    /// <summary>The one document answers both points.</summary>
    private async Task AnswerTheWholeByTheThirdPartyAsync()
    {
        await using var db = Database.CreateDbContext();
        var request = await db.Requests.SingleAsync(known => known.Id == _request.Id, Cancellation);
        var document = await db.Documents.SingleAsync(known => known.RequestId == _request.Id, Cancellation);
        document.Change(request, new DocumentDetails(document.Title, document.Kind, document.Date, null, null, [1, 2]), Officer, Now);
        await db.SaveChangesAsync(Cancellation);
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<IReadOnlyList<string>> NumbersAsync(string due, DateOnly today)
    {
        await using var db = Database.CreateDbContext();
        return await (await new RequestFilter { Due = due }.ApplyAsync(db, today, true, Cancellation)).OrderBy(request => request.Number).Select(request => request.Number).ToListAsync(Cancellation);
    }
}
