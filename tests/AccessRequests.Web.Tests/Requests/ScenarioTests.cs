using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Packages;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Documents;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests.Requests;

/// <summary>Acceptance scenarios of the domain report that need the application, by their numbers there.</summary>
public sealed class ScenarioTests
{
    [Fact]
    public void Scenario_02_A_request_of_half_past_eleven_in_the_evening_is_received_that_day_in_Québec()
    {
        var form = new LogRequestForm { ReceivedDate = new DateTime(2025, 12, 1), ReceivedTime = new TimeSpan(23, 40, 0) };

        Assert.Equal(new DateTimeOffset(2025, 12, 2, 4, 40, 0, TimeSpan.Zero), form.ToDetails().ReceivedAt);
        Assert.Equal(new DateOnly(2025, 12, 1), form.ReceivedOn);
    }

    [Fact]
    public async Task Scenario_22_Existence_neither_confirmed_nor_denied_leaves_no_count_and_no_title_in_letter_package_and_exports()
    {
        await using var host = new AccessRequestsHost();
        var theCase = new Case30198(host);
        await theCase.DraftAsync();
        var officer = await theCase.PersonAsync(Roles.AccessOfficer);
        var request = await theCase.RequestAsync();
        await using var db = await theCase.OpenAsync();
        var hidden = await db.Documents.AsNoTracking().SingleAsync(document => document.Title.StartsWith("Note de décision du 19 novembre"), Cancellation);
        await theCase.AskAsync<SettleDocument>(settle => settle.SetAsideAsync(hidden.Id, hidden.Version, officer, Cancellation));
        await theCase.AskAsync<DecidePoint>(decide => decide.ExecuteAsync(
            request.Id,
            new PointDecisionForm { Point = 3, Outcome = PointOutcome.NotConfirmed, Provisions = ["28"], Seen = (PointOutcome.PartlyReleased, null, "") },
            officer,
            Cancellation));
        await VerifyAsync(db, "28");

        var record = (await db.DecisionLetterAsync(await theCase.RequestAsync(), Today, Cancellation)).Record;
        Assert.Equal(["28"], record.Points.Single(point => point.Number == 3).Provisions);
        var package = await theCase.ResumeApprovalAsync();

        Assert.Equal((PackageStatus.Verified, "Trousse assemblée et vérifiée."), (package.Status, package.Message));
        using var browser = await host.SignedInAsync(Roles.AccessOfficer);
        var manifest = await browser.GetStringAsync(Case30198.UrlOf(package, package.Artefacts.Single(artefact => artefact.Kind == ArtefactKind.Manifest)), Cancellation);
        var export = await browser.GetStringAsync("/demandes/export.csv", Cancellation);
        Assert.All([manifest, export], text => Assert.DoesNotContain(hidden.Title, text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("documentsWithheld", manifest, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("documentsNotRelevant", manifest, StringComparison.OrdinalIgnoreCase);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private static DateOnly Today => TimeProvider.System.QuebecToday();

    /// <summary>A text that stands in for one that the catalogue does not ship: a test must not invent the Act.</summary>
    private static async Task VerifyAsync(AccessRequestsDb db, string number)
    {
        var provision = await db.Provisions.SingleAsync(known => known.Number == number, Cancellation);
        provision.Verify(provision.AddText("(Texte aux fins de l’essai.)", "1982, c. 30.", null, null, "Essai"), new Actor(Guid.NewGuid(), "Essai"), new DateOnly(2026, 1, 1));
        await db.SaveChangesAsync(Cancellation);
    }
}
