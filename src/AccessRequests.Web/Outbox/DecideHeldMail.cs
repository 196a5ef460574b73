using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Outbox;

/// <summary>An administrator says of a message that is held whether it leaves: nobody else knows whether it left before the database was restored.</summary>
public sealed class DecideHeldMail(IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, TimeProvider time)
{
    /// <summary>It leaves with the next round, within a minute.</summary>
    public Task SendAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default) => DecideAsync(id, true, HistoryAct.HeldMailSent, user, cancellation);

    /// <summary>It never leaves; its row stays, or the program could write it anew.</summary>
    public Task DropAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default) => DecideAsync(id, false, HistoryAct.HeldMailDropped, user, cancellation);

    /// <exception cref="DbUpdateConcurrencyException">Somebody decided meanwhile.</exception>
    private async Task DecideAsync(Guid id, bool leaves, HistoryAct act, ClaimsPrincipal user, CancellationToken cancellation)
    {
        await authorization.DemandAsync(user, Policies.DecideHeldMail);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        await db.AtomicallyAsync(
            async () =>
            {
                db.ChangeTracker.Clear();
                var held = db.Held().Where(message => message.Id == id);
                var message = await held.AsNoTracking().SingleOrDefaultAsync(cancellation);
                var decided = leaves
                    ? await held.ExecuteUpdateAsync(set => set.SetProperty(known => known.Hold, (MailHold?)null).SetProperty(known => known.NextTryAt, now), cancellation)
                    : await held.ExecuteUpdateAsync(set => set.SetProperty(known => known.DroppedAt, now), cancellation);

                if (message is null || decided != 1)
                {
                    throw new DbUpdateConcurrencyException();
                }

                // Its subject may name a restricted file, which the history of the installation does not.
                var told = $"À {message.To}, écrit le {FrenchDate.Of(QuebecTime.DayOf(message.CreatedAt))}";
                db.History.Add(HistoryEntry.OfInstallation(act, user.ToActor(), now, before: message.Hold!.Value.InFrench(), after: told, objectId: id));
                return await db.SaveChangesAsync(cancellation);
            },
            cancellation);
    }
}
