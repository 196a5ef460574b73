using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Decisions;

/// <summary>
/// After a change of what letters are made from (a text of an article, the letterhead, a signatory, a sentence of the office): cancels each
/// approval whose decision is no longer what was approved, and says so in its history. Were it not to run, the door would refuse all the
/// same: see <see cref="Queries.ObstacleToApprovedAsync"/>.
/// </summary>
public sealed class StaleApprovals([FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases, TimeProvider time)
{
    private const int MostAttempts = 3;

    /// <param name="reason">What changed, in French.</param>
    public async Task CancelAsync(string reason, Actor actor, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);

        foreach (var id in await db.Requests.Where(request => request.Status == RequestStatus.Approved).Select(request => request.Id).ToListAsync(cancellation))
        {
            for (var attempt = 1; !await TryCancelAsync(id, reason, actor, cancellation) && attempt < MostAttempts; attempt++)
            {
            }
        }
    }

    /// <returns>False when a colleague acted on the file at the same time.</returns>
    private async Task<bool> TryCancelAsync(AccessRequestId id, string reason, Actor actor, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);

        if (request.Status != RequestStatus.Approved || await db.ObstacleToApprovedAsync(request, time.QuebecToday(), cancellation) is null)
        {
            return true;
        }

        request.CancelApproval(reason, actor, time.GetUtcNow());

        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
