using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Incidents;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Incidents;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Security;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Incidents;

/// <summary>The register and an entry of it, for a decision sent on 1 December 2025 to the wrong address.</summary>
public sealed class IncidentPagesTests : PageTest
{
    private static readonly Actor Officer = new(Guid.NewGuid(), "Julie Bouchard");
    private static readonly Actor Manager = new(Guid.NewGuid(), "Hélène Roy");
    private static readonly DateOnly Day = new(2025, 12, 1);

    private readonly AccessRequest _request;

    public IncidentPagesTests()
    {
        Services.AddSingleton<HandleIncident>();
        Services.AddSingleton<ReportIncident>();
        var now = Clock.GetUtcNow();
        _request = AccessRequest.Log(
            "2025-9", new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, now, "Texte", "un guide"), Day, ["Le guide"], Officer, now);
        _request.EditLetter(new LetterDetails(Day, null, Delivery.Email), [], Officer, now);
        _request.SubmitForApproval([], Officer, now);
        var package = Package.Ask(_request, null, "f", Officer, now);
        package.Begin();
        package.Complete(_request, [new PackageArtefact(Guid.CreateVersion7(), ArtefactKind.Manifest, "2025-9-manifeste.json", Guid.NewGuid(), 1, new string('a', 64), null)], now);
        _request.Approve([], package, "f", Manager, "Gestionnaire", now);
        _request.Send(package, null, new SendingDetails(Day, Delivery.Email, null), _request.Limits(ConsultedParties.None, new LegalCalendar(CalendarPolicy.InterpretationAct)), Day, Officer, now);
        Database.Given(_request, package);
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manager_sees_what_is_to_be_done_weighs_the_risk_and_sees_who_opened_the_file()
    {
        Report();
        SignInAs(Roles.Manager);
        await Services.GetRequiredService<Readings>().OfRequestAsync(_request.Id, User, Xunit.TestContext.Current.CancellationToken);
        var page = Open<IncidentPage>(parameters => parameters.Add(incident => incident.Reference, "2025-001"));

        page.WaitForAssertion(() => Assert.Contains("Incident 2025-001 : évaluez le risque de préjudice sérieux.", page.Markup, StringComparison.Ordinal));
        Assert.Contains(HistoryAct.RequestRead.InFrench(), page.Markup, StringComparison.Ordinal);
        Assert.Contains(new string('a', 64), page.Markup, StringComparison.Ordinal);
        Assert.True(page.FindAll("button").Single(button => button.TextContent.Contains("Fermer l’incident", StringComparison.Ordinal)).HasAttribute("disabled"));
        page.FindAll("form")[0].Submit();
        page.WaitForAssertion(() => Assert.Contains("Concluez : le risque de préjudice est-il sérieux ?", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void The_register_tells_how_much_remains_to_be_done()
    {
        Report();
        SignInAs(Roles.Reviewer);

        var list = Open<IncidentListPage>();
        list.WaitForAssertion(() => Assert.Contains("2025-001", list.Find("table").TextContent, StringComparison.Ordinal));
        Assert.Contains("2 obligations", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reviewer_reads_an_entry_and_handles_nothing()
    {
        Report();
        SignInAs(Roles.Reviewer);

        var page = Open<IncidentPage>(parameters => parameters.Add(incident => incident.Reference, "2025-001"));
        page.WaitForAssertion(() => Assert.Contains("Le gestionnaire évalue le risque.", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public void The_form_proposes_what_the_file_knows()
    {
        SignInAs(Roles.AccessOfficer);
        var page = Open<ReportIncidentPage>(parameters => parameters.Add(report => report.Number, "2025-9"));
        page.WaitForAssertion(() => Assert.Equal("2025-12-01", page.FindAll("input").First(input => input.GetAttribute("value")?.StartsWith("2025", StringComparison.Ordinal) == true).GetAttribute("value")));
    }

    [Fact]
    public void A_sending_is_reported_once()
    {
        Report();
        SignInAs(Roles.AccessOfficer);

        var again = Open<ReportIncidentPage>(parameters => parameters.Add(report => report.Number, "2025-9"));
        again.WaitForAssertion(() => Assert.Contains("chaque envoi de ce dossier a déjà son inscription au registre", again.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_took_the_files_by_a_link_is_in_the_register_with_times_and_addresses()
    {
        SignInAs(Roles.AccessOfficer);
        Database.Given(
            Taken("203.0.113.7", Clock.GetUtcNow(), new string('a', 64)),
            Taken("203.0.113.7", Clock.GetUtcNow().AddMinutes(5), new string('a', 64)),
            Taken("198.51.100.9", Clock.GetUtcNow().AddMinutes(9), new string('b', 64)));
        var form = new ReportIncidentForm
        {
            SendingId = _request.Sent!.Id,
            Nature = IncidentNature.WrongAddressee,
            OccurredFrom = Day.ToDateTime(TimeOnly.MinValue),
            AwareOn = Day.ToDateTime(TimeOnly.MinValue),
            Circumstances = "L’adresse était celle d’un autre.",
            Information = "Nom du demandeur",
        };

        var reference = await Services.GetRequiredService<ReportIncident>().ExecuteAsync(_request.Id, form, User, Cancellation);

        await using var db = Database.CreateDbContext();
        var taken = Assert.Single((await db.Incidents.AsNoTracking().SingleAsync(Cancellation)).Communications, one => one.Channel == IncidentChannel.TakenByLink);
        Assert.StartsWith("203.0.113.7 — 2 fichiers, de ", taken.Where, StringComparison.Ordinal);
        Assert.Equal(2, taken.Evidence.Split('\n').Length);

        SignInAs(Roles.Manager);
        var page = Open<IncidentPage>(parameters => parameters.Add(incident => incident.Reference, reference));
        page.WaitForAssertion(() => Assert.Equal(
            ["2025-12-01 12:09 198.51.100.9", "2025-12-01 12:05 203.0.113.7", "2025-12-01 12:00 203.0.113.7"],
            page.FindAll("tbody tr").Select(row => row.Children).Where(cells => cells.Length == 3).Select(cells => $"{cells[0].TextContent} {cells[1].TextContent}")));
    }

    [Fact]
    public async Task Whoever_reads_the_register_is_in_the_history()
    {
        Report();
        SignInAs(Roles.Auditor);

        var list = Open<IncidentListPage>();
        list.WaitForAssertion(() => Assert.Contains("2025-001", list.Find("table").TextContent, StringComparison.Ordinal));

        Assert.Equal([(HistoryAct.IncidentRegisterRead, null)], await ReadAsync());
    }

    [Fact]
    public async Task Whoever_reads_an_entry_of_the_register_is_in_the_history()
    {
        Report();
        SignInAs(Roles.Auditor);

        var page = Open<IncidentPage>(parameters => parameters.Add(incident => incident.Reference, "2025-001"));
        page.WaitForAssertion(() => Assert.Contains("Ce qui est arrivé", page.Markup, StringComparison.Ordinal));

        Assert.Equal([(HistoryAct.IncidentRead, _request.Id)], await ReadAsync());
    }

    private async Task<IReadOnlyList<(HistoryAct Act, AccessRequestId? Request)>> ReadAsync()
    {
        var reader = User.ToActor().Id;
        await using var db = Database.CreateDbContext();
        return [.. (await db.History.AsNoTracking().Where(entry => entry.ActorId == reader).ToListAsync(Cancellation)).Select(entry => (entry.Act, entry.RequestId))];
    }

    private HistoryEntry Taken(string from, DateTimeOffset at, string sha256) =>
        HistoryEntry.Reading(_request.Id, HistoryAct.DownloadedByLink, new Actor(Guid.Empty, "Porteur du lien", from), at, after: $"abc — 2025-9-manifeste.json {sha256}");

    private void Report()
    {
        using var db = Database.CreateDbContext();
        var request = db.Requests.Single();
        db.Incidents.Add(ConfidentialityIncident.Report(
            request,
            request.Sent,
            LeftFiles.Of(db.Packages.Single()),
            [],
            new IncidentReport(IncidentNature.WrongAddressee, Day, null, Day, "L’adresse était celle d’un autre.", "Nom du demandeur", 1),
            ConfidentialityIncident.ReferenceOf(2025, 1),
            Day,
            Officer,
            Clock.GetUtcNow()));
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }
}
