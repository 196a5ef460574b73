using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Localisation;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Journal;

/// <summary>The history as a file for the Commission, with the hashes by which its rows are checked.</summary>
internal static class JournalEndpoints
{
    private const int MaxRows = 50_000;

    private static readonly string[] Header =
        ["Rang", "Moment (UTC)", "Acte", "Libellé", "Personne", "Compte", "Adresse", "Demande", "Demande (identifiant)", "Document", "Objet", "Avant", "Après", "Empreinte précédente", "Empreinte"];

    public static void MapJournal(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/journal/export.csv", ExportAsync).RequireAuthorization(Policies.ReadHistory).LimitDownloads().DisableCookieRedirect();

    private static async Task<IResult> ExportAsync(
        HttpContext http, [FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases, TimeProvider time, CancellationToken cancellation)
    {
        string? Value(string name) => http.Request.Query[name].FirstOrDefault();

        var filter = JournalFilter.Parse(Value("demande"), Value("personne"), Value("acte"), Value("du"), Value("au"));
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = filter.Apply(db);

        if (await rows.CountAsync(cancellation) > MaxRows)
        {
            return Results.Problem($"Plus de {MaxRows} lignes correspondent. Resserrez les filtres, puis exportez de nouveau.", statusCode: StatusCodes.Status409Conflict);
        }

        // Recorded first: the export of the journal is in the journal.
        db.History.Add(HistoryEntry.OfInstallation(HistoryAct.HistoryExported, http.User.ToActor(), time.GetUtcNow(), after: filter.ToQuery()));
        await db.SaveChangesAsync(cancellation);

        var files = await db.Requests.AsNoTracking().Where(request => rows.Any(entry => entry.RequestId == request.Id))
            .Select(request => new JournalFile(request.Id, request.Number, request.IsRestricted)).ToDictionaryAsync(file => file.Id, cancellation);
        var entries = await rows.OrderBy(entry => entry.Sequence).Take(MaxRows + 1).ToListAsync(cancellation);
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(FrenchCsv.Of(Header, entries.Select(entry => Cells(entry, entry.RequestId is { } request ? files.GetValueOrDefault(request) : null))), "text/csv; charset=utf-8", $"journal-{time.QuebecToday():yyyy-MM-dd}.csv");
    }

    private static string[] Cells(HistoryEntry entry, JournalFile? file) =>
    [
        entry.Sequence?.ToString(CultureInfo.InvariantCulture) ?? "",
        entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        entry.Act.ToString(),
        entry.Act.InFrench(),
        entry.ActorName,
        entry.ActorId.ToString(),
        entry.From ?? "",
        file?.Number ?? "",
        entry.RequestId?.ToString() ?? "",
        entry.DocumentId?.ToString() ?? "",
        entry.ObjectId?.ToString() ?? "",
        JournalFile.Told(file, entry.Before) ?? "",
        JournalFile.Told(file, entry.After) ?? "",
        entry.PreviousHash ?? "",
        entry.Hash ?? "",
    ];
}
