using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Localisation;
using AccessRequests.Web.Search;
using AccessRequests.Web.Security;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

/// <summary>The list as a file, with the filters of its address. Like the list, it names no applicant.</summary>
internal static class RequestExport
{
    internal const int MaxRows = 10_000;

    /// <summary>In the address of the list, to which an export of more lines leads back.</summary>
    internal const string TooMany = "trop";

    private static readonly string[] Header = ["N/Réf.", "Objet", "Nature", "Reçue le", "Statut", "Dernier jour", "Agent", "Envoyée le", "Jours écoulés"];

    public static void MapRequestExport(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/demandes/export.csv", (HttpContext http, IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, TimeProvider time, CancellationToken cancellation) =>
            ExportAsync(http, databases, authorization, time, "csv", cancellation)).RequireAuthorization(Policies.ReadRequests).LimitDownloads();
        routes.MapGet("/demandes/export.xlsx", (HttpContext http, IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, TimeProvider time, CancellationToken cancellation) =>
            ExportAsync(http, databases, authorization, time, "xlsx", cancellation)).RequireAuthorization(Policies.ReadRequests).LimitDownloads();
    }

    private static async Task<IResult> ExportAsync(
        HttpContext http, IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, TimeProvider time, string format, CancellationToken cancellation)
    {
        string? Value(string name) => http.Request.Query[name].FirstOrDefault();

        var filter = RequestFilter.Parse(Value("texte"), Value("statut"), Value("echeance"), Value("agent"), Value("nature"), Value("categorie"), Value("tri"), Value("unite"), Value("disposition"));
        var mayKnow = (await authorization.AuthorizeAsync(http.User, Policies.ReadApplicants)).Succeeded;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var requests = await filter.ApplyAsync(db, time.QuebecToday(), mayKnow, cancellation);

        if (filter.Text is { } text && await db.FindsMoreAsync(text, cancellation))
        {
            return Results.Problem(SearchQueries.Cut, statusCode: StatusCodes.Status409Conflict);
        }

        if (await requests.Skip(MaxRows).AnyAsync(cancellation))
        {
            return Results.Redirect($"{Urls.Requests}?{filter.ToQuery()}&{TooMany}=1");
        }

        db.History.Add(HistoryEntry.OfInstallation(HistoryAct.RequestsExported, http.User.ToActor(), time.GetUtcNow(), after: $"{filter.ToHistory()} — {format}"));
        await db.SaveChangesAsync(cancellation);

        var rows = (await ListedRequest.ReadAsync(db, filter, requests, cancellation)).Select(Cells).ToList();
        var name = $"demandes-{time.QuebecToday():yyyy-MM-dd}.{format}";

        return format == "csv"
            ? Results.File(FrenchCsv.Of(Header, rows), "text/csv; charset=utf-8", name)
            : Results.File(Xlsx(rows), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name);
    }

    private static string[] Cells(ListedRequest row) =>
    [
        row.Number, row.Subject, row.Kind.InFrench(), Iso(row.ReceivedOn), row.Status.InFrench(), Iso(row.Due), row.Officer ?? "", row.SentOn is { } sent ? Iso(sent) : "",
        row.ElapsedDays?.ToString(CultureInfo.InvariantCulture) ?? "",
    ];

    private static byte[] Xlsx(IEnumerable<string[]> rows)
    {
        using var stream = new MemoryStream();

        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(new SheetData(rows.Prepend(Header).Select(cells => new Row(cells.Select(Text)))));
            book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "Demandes" }));
        }

        return stream.ToArray();
    }

    /// <summary>An inline text is never read as a formula.</summary>
    private static Cell Text(string text) => new(new InlineString(new Text(Printable(text)))) { DataType = CellValues.InlineString };

    private static string Printable(string text) => string.Concat(text.Where(character => !char.IsControl(character) || character is '\n' or '\t'));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
