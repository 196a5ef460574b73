using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Reports;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Domain.Steps;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Reports;
using AccessRequests.Web.Security;
using Bunit;

namespace AccessRequests.Web.Tests.Reports;

/// <summary>The report read from the database: a file of 35 days, one withdrawn and one open, in the year that began on 1 April 2025.</summary>
public sealed class AnnualReportTests : PageTest
{
    private static readonly Actor Officer = new(Guid.NewGuid(), "Julie Bouchard");
    private static readonly Actor Manager = new(Guid.NewGuid(), "Hélène Roy");
    private static readonly LegalCalendar Calendar = new(CalendarPolicy.InterpretationAct);
    private static readonly ProvisionCatalogue Catalogue = new(ProvisionCatalogue.Shipped());
    private static readonly DateOnly Sent = new(2026, 1, 5);

    private readonly DateTimeOffset _now = new(2026, 1, 5, 15, 0, 0, TimeSpan.Zero);

    public AnnualReportTests()
    {
        Clock.SetUtcNow(_now);
        Database.Given(Organisation.Found(new Letterhead("Ministère", "Accès", "1, rue", null, null, null, null, "le Ministère", "https://review.example"), "#####", CalendarPolicy.InterpretationAct));
    }

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scenario_24_The_report_counts_each_file_once_and_reconciles_with_those_that_stay_open()
    {
        GivenAnswered();
        var withdrawn = Request("2025-2");
        withdrawn.Withdraw("Par courriel", Officer, _now);
        Database.Given(withdrawn, Request("2025-3"));
        await using var db = Database.CreateDbContext();

        var report = await db.AnnualReportAsync(2025, Cancellation);

        Assert.Equal((0, 3, 2, 1), (report.OpenAtStart, report.Received, report.Closed, report.OpenAtEnd));
        Assert.Equal(2, report.Handled(RequestKind.AdministrativeDocuments, 31, null));
        Assert.Equal(1, report.Handled(RequestKind.AdministrativeDocuments, ReportedOutcome.PartlyAccepted));
        Assert.Equal(1, report.Handled(RequestKind.AdministrativeDocuments, ReportedOutcome.Other));
        Assert.Equal([("14", 1), ("37", 1), ("39", 1), ("53", 1), ("54", 1)], report.Provisions(ReportedOutcome.PartlyAccepted));
        Assert.Equal(1, report.Accommodations);
        Assert.Equal(0, (await db.AnnualReportAsync(2024, Cancellation)).Received);
        var next = await db.AnnualReportAsync(2026, Cancellation);
        Assert.Equal((1, 0, 0, 1), (next.OpenAtStart, next.Received, next.Closed, next.OpenAtEnd));
    }

    [Fact]
    public void The_page_names_nobody_and_an_administrator_does_not_open_it()
    {
        GivenAnswered();
        SignInAs(Roles.Manager);

        var page = Open<AnnualReportPage>();

        Assert.Contains("Partiellement acceptée", page.Markup, StringComparison.Ordinal);
        Assert.Contains("14 (1), 37 (1), 39 (1), 53 (1), 54 (1)", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("2025-1", page.Markup, StringComparison.Ordinal);
    }

    private void GivenAnswered()
    {
        var request = Request("2025-1");
        var document = RequestedDocument.Add(
            request,
            DocumentId.New(),
            new DocumentDetails("Note", DocumentKind.DecisionNote, new DateOnly(2025, 4, 22), null, null, [1]),
            new StoredOriginal(Guid.NewGuid(), 1000, new string('a', 64), 12),
            Officer,
            _now);
        document.Mark(request, Catalogue, PassageId.New(), 1, [new PageArea(72, 700, 200, 712)], false, new PassageCitation(["37", "39", "53"], "Motif"), PassageStatus.Retained, Officer, _now, Sent);
        document.Mark(request, Catalogue, PassageId.New(), 2, [new PageArea(72, 700, 200, 712)], false, new PassageCitation(["33"], "Motif"), PassageStatus.Proposed, Officer, _now, Sent);
        request.Decide(1, PointOutcome.PartlyReleased, null, Officer, _now);
        request.EditLetter(new LetterDetails(Sent, null, Delivery.Email), [], Officer, _now);
        request.SubmitForApproval([], Officer, _now);
        var package = Package.Ask(request, null, new string('f', 64), Officer, _now);
        package.Begin();
        package.Complete(request, [new PackageArtefact(Guid.CreateVersion7(), ArtefactKind.Manifest, "manifeste.json", Guid.NewGuid(), 1, new string('a', 64), null)], _now);
        request.Approve([], package, new string('f', 64), Manager, "Gestionnaire", _now);
        request.Send(package, null, new SendingDetails(Sent, Delivery.Email, null), request.Limits(ConsultedParties.None, Calendar), Sent, Officer, _now);
        var asked = FileStep.Record(StepKind.AccommodationAsked, Sent, "", request, [], Calendar, Sent, Officer, _now);
        var given = FileStep.Record(StepKind.AccommodationGiven, Sent, "Gros caractères", request, [asked], Calendar, Sent, Officer, _now);
        Database.Given(request, document, package, asked, given);
    }

    private AccessRequest Request(string number) => AccessRequest.Log(
        number,
        new RequestDetails(RequestKind.AdministrativeDocuments, RequestForm.Written, ReceptionChannel.Email, new DateTimeOffset(2025, 12, 1, 15, 0, 0, TimeSpan.Zero), "Texte", "une étude"),
        new DateOnly(2025, 12, 1),
        ["L’étude"],
        Officer,
        _now);
}
