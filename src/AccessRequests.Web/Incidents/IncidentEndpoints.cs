using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Incidents;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Localisation;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Incidents;

/// <summary>The register as a file, with the headings that the regulation asks for (A-2.1, r. 3.1, s. 7).</summary>
internal static class IncidentEndpoints
{
    private const int MaxRows = 10_000;

    private static readonly string[] Header =
    [
        "Incident", "Demande", "Nature", "Renseignements visés", "Circonstances", "Du", "Au", "Connu le", "Personnes concernées", "Communiqué à", "Pages",
        "Risque de préjudice sérieux", "Sensibilité", "Conséquences appréhendées", "Probabilité d’utilisation préjudiciable", "Avis à la Commission", "Avis aux personnes", "Mesures", "Signalé par", "Signalé le", "Fermé le",
    ];

    public static void MapIncidents(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/incidents/registre.csv", ExportAsync).RequireAuthorization(Policies.ReadIncidents).LimitDownloads().DisableCookieRedirect();

    private static async Task<IResult> ExportAsync(HttpContext http, IDbContextFactory<AccessRequestsDb> databases, TimeProvider time, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);

        // The register that an auditor hands to the Commission is whole, restricted files included (art. 63.11).
        db.Reader = Policies.IsHeldBy(Policies.ReadHistory, http.User) ? null : db.Reader;
        db.History.Add(HistoryEntry.OfInstallation(HistoryAct.IncidentRegisterExported, http.User.ToActor(), time.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);

        var incidents = await db.Incidents.AsNoTracking().OrderByDescending(incident => incident.ReportedAt).Take(MaxRows).ToListAsync(cancellation);
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(FrenchCsv.Of(Header, incidents.Select(Cells)), "text/csv; charset=utf-8", $"registre-incidents-{time.QuebecToday():yyyy-MM-dd}.csv");
    }

    private static string[] Cells(ConfidentialityIncident incident) =>
    [
        incident.Reference,
        incident.RequestNumber,
        incident.Nature.InFrench(),
        incident.Information,
        incident.Circumstances,
        Iso(incident.OccurredFrom),
        Iso(incident.OccurredTo),
        Iso(incident.AwareOn),
        incident.PersonsConcerned?.ToString(CultureInfo.InvariantCulture) ?? "non connu",
        string.Join(" ; ", incident.Communications.Select(one => $"{one.Channel.InFrench()} {Iso(one.On)} — {one.Where}")),
        string.Join(" ; ", incident.Pages.Select(one => $"{one.Title}, p.\u00A0{one.Pages}, {one.Marks}")),
        incident.Assessment is { } weighed ? weighed.IsSerious ? "oui" : "non" : "à évaluer",
        incident.Assessment?.Sensitivity ?? "",
        incident.Assessment?.Consequences ?? "",
        incident.Assessment?.Likelihood ?? "",
        Iso(incident.CommissionNotifiedOn),
        Iso(incident.PersonsNotifiedOn),
        string.Join(" ; ", incident.Measures.OrderBy(measure => measure.On).Select(measure => $"{Iso(measure.On)} {measure.Text}")),
        incident.ReportedBy,
        Iso(QuebecTime.DayOf(incident.ReportedAt)),
        Iso(incident.ClosedOn),
    ];

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
