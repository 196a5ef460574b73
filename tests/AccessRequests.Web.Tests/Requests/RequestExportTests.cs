using System.Net;
using AccessRequests.Web.Security;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace AccessRequests.Web.Tests.Requests;

/// <summary>The list as a file, asked over HTTP.</summary>
public sealed class RequestExportTests(AccessRequestsHost host) : IClassFixture<AccessRequestsHost>
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_csv_has_the_filtered_lines_and_no_applicant()
    {
        var browser = await host.SignedInAsync(Roles.AccessOfficer);

        var all = await browser.GetStringAsync("/demandes/export.csv", Cancellation);
        var none = await browser.GetStringAsync("/demandes/export.csv?statut=Sent", Cancellation);

        Assert.StartsWith("N/Réf.;Objet;", all, StringComparison.Ordinal);
        Assert.Contains("30198;", all, StringComparison.Ordinal);
        Assert.Contains(";2025-12-01;En traitement;2025-12-22;", all, StringComparison.Ordinal);
        Assert.DoesNotContain("30198", none, StringComparison.Ordinal);
        Assert.DoesNotContain("@", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workbook_opens_with_the_same_lines()
    {
        var browser = await host.SignedInAsync(Roles.Manager);

        await using var stream = await browser.GetStreamAsync("/demandes/export.xlsx", Cancellation);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancellation);
        using var book = SpreadsheetDocument.Open(copy, isEditable: false);

        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList()).ToList();
        Assert.Equal("N/Réf.", rows[0][0]);
        Assert.Contains(rows, row => row[0] == "30198");
    }

    [Fact]
    public async Task The_workbook_obeys_the_filter_of_its_address()
    {
        var browser = await host.SignedInAsync(Roles.Manager);

        await using var stream = await browser.GetStreamAsync("/demandes/export.xlsx?statut=Sent", Cancellation);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancellation);
        using var book = SpreadsheetDocument.Open(copy, isEditable: false);

        Assert.DoesNotContain(book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>(), cell => cell.InnerText == "30198");
    }

    [Fact]
    public async Task An_administrator_exports_nothing_and_an_agenda_names_no_document()
    {
        var administrator = await host.SignedInAsync(Roles.Administrator);
        Assert.Equal(HttpStatusCode.Forbidden, (await AccessRequestsHost.GetAsync(administrator, "/demandes/export.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AccessRequestsHost.GetAsync(administrator, "/calendrier.ics")).StatusCode);

        var officer = await host.SignedInAsync(Roles.AccessOfficer);
        var agenda = await officer.GetStringAsync("/calendrier.ics", Cancellation);
        Assert.Contains("DTSTART;VALUE=DATE:20251222\r\n", agenda, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Traiter la demande 30198\r\n", agenda, StringComparison.Ordinal);
    }
}
