using System.Collections.Concurrent;
using System.Security.Claims;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Journal;

/// <summary>
/// Records who looked at what: one row per person, object and hour, because a page that is read again or a file that a viewer
/// fetches in ranges is one reading. What cannot be recorded is not shown.
/// </summary>
public sealed class Readings([FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases, TimeProvider time)
{
    /// <summary>What is known to be recorded. Forgetting it costs a query.</summary>
    private const int MaxRemembered = 10_000;

    private readonly ConcurrentDictionary<Reading, bool> _recorded = [];

    public Task OfRequestAsync(AccessRequestId request, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        RecordAsync(HistoryAct.RequestRead, request, null, null, user, cancellation);

    public Task OfDocumentAsync(AccessRequestId request, DocumentId document, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        RecordAsync(HistoryAct.DocumentRead, request, document, null, user, cancellation);

    public Task OfPackagesAsync(AccessRequestId request, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        RecordAsync(HistoryAct.PackageRead, request, null, null, user, cancellation);

    public Task OfLetterAsync(AccessRequestId request, Guid letter, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        RecordAsync(HistoryAct.OfficeLetterRead, request, null, letter, user, cancellation);

    public Task OfIncidentAsync(AccessRequestId request, Guid incident, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        RecordAsync(HistoryAct.IncidentRead, request, null, incident, user, cancellation);

    public Task OfIncidentRegisterAsync(ClaimsPrincipal user, CancellationToken cancellation = default) =>
        RecordAsync(HistoryAct.IncidentRegisterRead, null, null, null, user, cancellation);

    /// <summary>Somebody came to what their role does not open: once per person, file and hour too, so that nobody floods the history.</summary>
    /// <param name="number">Of the file, where it was one.</param>
    /// <param name="what">What was asked for, in words or patterns of ours: never what a person typed.</param>
    public async Task OfRefusalAsync(string? number, string what, ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated == true)
        {
            await RecordAsync(HistoryAct.AccessRefused, (await FileAsync(number))?.Id, null, null, user, CancellationToken.None, what);
        }
    }

    /// <summary>The same for a file that is not there for this person because it is restricted. To them it stays one that does not exist.</summary>
    public async Task OfHiddenAsync(string? number, ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated == true && Policies.IsHeldBy(Policies.ReadRequests, user) && await FileAsync(number) is { } file)
        {
            await using var db = await databases.CreateDbContextAsync();
            var person = user.ToActor().Id;
            var unit = await db.Users.Where(account => account.Id == person).Select(account => account.Unit).SingleOrDefaultAsync();

            if (!file.IsSeenBy(person, unit))
            {
                await RecordAsync(HistoryAct.AccessRefused, file.Id, null, null, user, CancellationToken.None, "Dossier restreint");
            }
        }
    }

    private async Task<AccessRequest?> FileAsync(string? number)
    {
        if (number is null)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync();
        return await db.Requests.AsNoTracking().SingleOrDefaultAsync(request => request.Number == number);
    }

    private async Task RecordAsync(HistoryAct act, AccessRequestId? request, DocumentId? document, Guid? objectId, ClaimsPrincipal user, CancellationToken cancellation, string? after = null)
    {
        var actor = user.ToActor();
        var now = time.GetUtcNow();
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        var reading = new Reading(actor.Id, act, request, document, objectId, hour);

        if (_recorded.ContainsKey(reading))
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);

        if (!await db.History.AnyAsync(
            entry => entry.RequestId == request && entry.At >= hour && entry.ActorId == actor.Id && entry.Act == act && entry.DocumentId == document && entry.ObjectId == objectId,
            cancellation))
        {
            db.History.Add(request is { } file ? HistoryEntry.Reading(file, act, actor, now, document, objectId, after) : HistoryEntry.OfInstallation(act, actor, now, after: after));
            await db.SaveChangesAsync(cancellation);
        }

        if (_recorded.Count >= MaxRemembered)
        {
            _recorded.Clear();
        }

        _recorded[reading] = true;
    }

    private sealed record Reading(Guid Actor, HistoryAct Act, AccessRequestId? Request, DocumentId? Document, Guid? Object, DateTimeOffset Hour);
}
