using System.Security.Claims;
using AccessRequests.Domain.Documents;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Documents;

/// <summary>Who had which page before their eyes, so that none is released that nobody read.</summary>
public sealed class ReadPages(IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, TimeProvider time)
{
    private const int MaxAtOnce = 100;

    /// <summary>Pages that were on the screen; known ones, and pages that the document does not have, change nothing.</summary>
    /// <returns>False when they could not be recorded: to be told again.</returns>
    public async Task<bool> OpenedAsync(DocumentId id, IReadOnlyCollection<int> pages, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        var reader = user.ToActor();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var count = await db.Documents.Where(document => document.Id == id).Select(document => document.Original.PageCount).SingleOrDefaultAsync(cancellation);
        var seen = pages.Where(page => page >= 1 && page <= count).Distinct().Take(MaxAtOnce).ToList();
        var known = await db.PageReadings
            .Where(reading => reading.DocumentId == id && reading.ReaderId == reader.Id && seen.Contains(reading.Page))
            .Select(reading => reading.Page)
            .ToListAsync(cancellation);
        db.PageReadings.AddRange(seen.Except(known).Select(page => new PageReading(id, page, reader, isOpened: true, time.GetUtcNow())));

        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
        {
            // The same person reads in two windows, or the document was just removed.
            return false;
        }
    }

    /// <summary>The person answers for every page that nobody opened, and says why; whoever approves the decision reads it.</summary>
    public async Task HoldAsReadAsync(DocumentId id, string reason, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await databases.ActAsync(
            id,
            seen: null,
            async (db, request, document) =>
                db.PageReadings.AddRange(document.HoldAsRead(request, await db.ReadPagesAsync(id, cancellation), reason.Trim(), user.ToActor(), time.GetUtcNow())),
            cancellation);
    }

    /// <summary>Leaves a page for later, or takes it up again.</summary>
    public async Task LeaveAsync(DocumentId id, int page, bool left, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await databases.ActOnMarksAsync(
            id,
            [],
            (request, document) =>
            {
                if (left)
                {
                    document.LeavePage(request, page, user.ToActor(), time.GetUtcNow());
                }
                else
                {
                    document.TakeUpPage(request, page, user.ToActor(), time.GetUtcNow());
                }
            },
            cancellation);
    }
}
