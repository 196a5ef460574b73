using AccessRequests.Domain;
using AccessRequests.Domain.Consultations;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Dashboard;

/// <summary>What each role sees of the day. It is 1 December 2025; a request of 18 November is due on the 8th.</summary>
public sealed class DashboardTests : PageTest
{
    private static readonly Actor Officer = new(Guid.NewGuid(), "Julie Bouchard");

    private readonly AccessRequest _request;

    public DashboardTests()
    {
        Services.AddSingleton<OfficeCharts>();
        var now = Clock.GetUtcNow();
        _request = AccessRequest.Log(
            "2025-9",
            new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, now, "Texte", "un guide"),
            new DateOnly(2025, 11, 18),
            ["Le guide"],
            Officer,
            now);
        Database.Given(
            Organisation.Found(new Letterhead("Ministère", "Accès", "1, rue", null, null, null, null, "le Ministère", "https://review.example"), "#####", CalendarPolicy.InterpretationAct),
            _request);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public void An_officer_sees_what_waits_for_them_and_what_may_miss_its_day()
    {
        SignInAs(Roles.AccessOfficer);

        var page = Open<DashboardPage>();

        Assert.Contains("Traiter la demande 2025-9", page.Find("#waiting").ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Aucun document n’est au dossier : il reste 7 jours, et repérer, réviser et approuver en prennent 14.", page.Find("#forecast").ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", page.Find($"a[href='{Urls.Requests}?echeance=semaine'] strong").TextContent);
    }

    [Fact]
    public async Task The_load_is_told_per_officer_by_name_with_what_is_late()
    {
        var julie = new AccessRequests.Web.Data.Account { Id = Officer.Id, Name = Officer.Name, Email = "julie@example.org", UserName = "julie" };
        await using var db = Database.CreateDbContext();
        db.Add(julie);
        (await db.Requests.SingleAsync(Cancellation)).Assign(Officer, Officer, Clock.GetUtcNow());
        await db.SaveChangesAsync(Cancellation);

        var onTime = await OfficeDay.ReadAsync(db, TestUsers.With(Roles.Manager), new DateOnly(2025, 12, 8), Cancellation);
        var late = await OfficeDay.ReadAsync(db, TestUsers.With(Roles.Manager), new DateOnly(2025, 12, 9), Cancellation);

        Assert.Equal([("Julie Bouchard", 1, 0)], onTime.Workload);
        Assert.Equal([("Julie Bouchard", 1, 1)], late.Workload);
    }

    [Fact]
    public void A_chart_can_be_read_as_a_table()
    {
        SignInAs(Roles.Manager);

        var page = Open<DashboardPage>();

        Assert.Contains("novembre 2025", page.FindAll("figure table")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Charts_are_counted_anew_of_the_files_that_had_an_act_since_and_of_all_on_another_day()
    {
        var charts = Services.GetRequiredService<OfficeCharts>();
        Assert.Equal((1, 0), await CountedAsync());

        await using var db = Database.CreateDbContext();
        var request = await db.Requests.SingleAsync(Cancellation);
        Clock.Advance(TimeSpan.FromMinutes(1));
        request.Withdraw("Par téléphone", Officer, Clock.GetUtcNow());
        var another = OfficeFile.Log("2025-10", new DateOnly(2025, 11, 20));
        another.Decide(1, PointOutcome.Withheld, null, Officer, Clock.GetUtcNow());
        var package = another.Send();
        db.AddRange(another, package);
        await db.SaveChangesAsync(Cancellation);
        Assert.Equal((1, 0), await CountedAsync());

        Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal((2, 1), await CountedAsync());
        await db.Database.ExecuteSqlAsync($"UPDATE RequestPoints SET Outcome = NULL WHERE RequestId = {another.Id.Value}", Cancellation);
        Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal((2, 1), await CountedAsync()); // no act told of it
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((2, 0), await CountedAsync());

        async Task<(int Received, int Withheld)> CountedAsync()
        {
            var counts = await charts.ReadAsync(Cancellation);
            return (counts.ByMonth.Single(month => month.Label == "novembre 2025").Value, counts.ByOutcome.SingleOrDefault(bar => bar.Label == PointOutcome.Withheld.InFrench())?.Value ?? 0);
        }
    }

    [Theory]
    [InlineData(-3, true, "possible depuis le 4 décembre 2025")]
    [InlineData(0, true, "possible dès aujourd’hui")]
    [InlineData(2, true, "possible dès le 9 décembre 2025")]
    [InlineData(0, false, "aujourd’hui, dernier jour")]
    public void The_first_day_of_something_is_not_told_as_its_last(int days, bool isFirstDay, string told)
    {
        var today = new DateOnly(2025, 12, 7);

        var label = Open<DueLabel>(parameters => parameters.Add(one => one.Today, today).Add(one => one.Due, today.AddDays(days)).Add(one => one.IsFirstDay, isFirstDay));

        Assert.Equal(told, label.Find(".due").TextContent.Trim());
        Assert.False(label.Find(".due").ClassList.Contains("due-late"));
    }

    [Fact]
    public void An_administrator_is_told_why_they_see_no_request()
    {
        SignInAs(Roles.Administrator);

        Assert.Contains("il ne donne pas accès aux demandes", Open<DashboardPage>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_someone_away_waits_for_their_substitute_too()
    {
        var (absent, substitute) = (Guid.NewGuid(), TestUsers.With(Guid.NewGuid(), "Ève", Roles.AccessOfficer));
        await using var db = Database.CreateDbContext();
        (await db.Requests.SingleAsync(Cancellation)).Assign(new Actor(absent, "Julie"), Officer, Clock.GetUtcNow());
        await db.SaveChangesAsync(Cancellation);
        Assert.Empty((await OfficeDay.ReadAsync(db, substitute, new DateOnly(2025, 12, 1), Cancellation)).Mine);

        db.Substitutions.Add(new Substitution { AbsentId = absent, SubstituteId = substitute.ToActor().Id, From = new DateOnly(2025, 12, 1), To = new DateOnly(2025, 12, 5) });
        await db.SaveChangesAsync(Cancellation);

        Assert.Contains((await OfficeDay.ReadAsync(db, substitute, new DateOnly(2025, 12, 5), Cancellation)).Mine, task => task.Text == "Traiter la demande 2025-9");
        Assert.Empty((await OfficeDay.ReadAsync(db, substitute, new DateOnly(2025, 12, 6), Cancellation)).Mine);
    }

    [Fact]
    public async Task A_unit_that_does_not_answer_is_waited_for_and_feared()
    {
        await using var db = Database.CreateDbContext();
        var request = await db.Requests.SingleAsync(Cancellation);
        db.Add(Consultation.Ask(request, "Direction des politiques", "Le guide", new DateOnly(2025, 11, 25), new DateOnly(2025, 11, 20), Officer, Clock.GetUtcNow()));
        await db.SaveChangesAsync(Cancellation);

        var day = await OfficeDay.ReadAsync(db, TestUsers.With(Roles.AccessOfficer), new DateOnly(2025, 12, 1), Cancellation);

        Assert.Equal("2025-9 : Direction des politiques doit répondre, relancez l’unité", Assert.Single(day.Others).Text);
        Assert.Contains("Une unité n’a pas répondu à sa date butoir, le 25 novembre 2025.", Assert.Single(day.Feared).Reasons);
    }
}
