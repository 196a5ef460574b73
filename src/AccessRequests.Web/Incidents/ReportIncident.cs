using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Incidents;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;
using AccessRequests.Letters;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Incidents;

/// <summary>Opens an entry of the register from what left, in one act: evidence kept, publication withdrawn, assessment asked for.</summary>
public sealed class ReportIncident(
    IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, IValidator<ReportIncidentForm> validator, TimeProvider time)
{
    /// <summary>What the evidence of a communication holds, with room to spare; the history has the rest.</summary>
    private const int MaxTraces = 1000;

    private static readonly HistoryAct[] Traces = [HistoryAct.DecisionPublished, HistoryAct.PublicationWithdrawn, HistoryAct.DownloadedByLink];

    /// <returns>The reference of the entry.</returns>
    public async Task<string> ExecuteAsync(AccessRequestId id, ReportIncidentForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ReportIncidents);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        RuleViolationException.ThrowIf(request.ObstacleToActing);
        var sending = request.Sendings.SingleOrDefault(known => known.Id == form.SendingId)
            ?? throw new RuleViolationException(new Obstacle(ObstacleKind.RequestNotSent));
        var today = time.QuebecToday();

        var traces = await db.History.AsNoTracking()
            .Where(entry => entry.RequestId == id && Traces.Contains(entry.Act))
            .OrderBy(entry => entry.Sequence)
            .Take(MaxTraces)
            .ToListAsync(cancellation);
        var incident = ConfidentialityIncident.Report(
            request,
            sending,
            await LeftAsync(db, sending, cancellation),
            await PagesAsync(db, id, form, cancellation),
            form.ToReport(),
            ConfidentialityIncident.ReferenceOf(today.Year, await NextRankAsync(db, today.Year, cancellation)),
            today,
            user.ToActor(),
            time.GetUtcNow(),
            traces);
        db.Incidents.Add(incident);
        await db.SaveChangesAsync(cancellation);
        return incident.Reference;
    }

    private static async Task<LeftFiles> LeftAsync(AccessRequestsDb db, Sending sending, CancellationToken cancellation)
    {
        if (sending.PackageId is { } package)
        {
            return LeftFiles.Of(await db.Packages.SingleAsync(known => known.Id == package, cancellation));
        }

        var letter = await db.Letters.AsNoTracking().SingleAsync(known => known.Id == sending.LetterId, cancellation);
        return LeftFiles.OfLetter($"{letter.Kind.InFrench()}.pdf", await db.SentLetters.Where(known => known.LetterId == letter.Id).Select(known => known.Sha256).SingleAsync(cancellation));
    }

    private static async Task<IReadOnlyList<IncidentPages>> PagesAsync(AccessRequestsDb db, AccessRequestId id, ReportIncidentForm form, CancellationToken cancellation)
    {
        var named = form.Documents.Where(document => !string.IsNullOrWhiteSpace(document.Pages)).ToDictionary(document => new DocumentId(document.DocumentId), document => document.Pages);
        var documents = await db.Documents.AsNoTracking().Where(document => document.RequestId == id && named.Keys.Contains(document.Id)).ToListAsync(cancellation);
        return [.. documents.SelectMany(document => IncidentPages.Of(document, named[document.Id]))];
    }

    private static async Task<int> NextRankAsync(AccessRequestsDb db, int year, CancellationToken cancellation)
    {
        var prefix = $"{year}-";
        return 1 + await db.Incidents.IgnoreQueryFilters().CountAsync(incident => incident.Reference.StartsWith(prefix), cancellation);
    }
}
