using System.Security.Cryptography;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Deliveries;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Dashboard;

/// <summary>Makes, renews and ends the address of one's own agenda, as people act on their own account: whoever may read no request gets nothing from it.</summary>
public sealed class AgendaAddress(IDbContextFactory<AccessRequestsDb> databases, IHttpContextAccessor http, TimeProvider time)
{
    private const int SecretBytes = 32;

    public async Task<AgendaSubscription?> OfAsync(Account account)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.AgendaSubscriptions.AsNoTracking().SingleOrDefaultAsync(known => known.AccountId == account.Id);
    }

    /// <returns>The secret of the address, which is shown once; the one before it answers no more.</returns>
    public async Task<string> RenewAsync(Account account)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        await ChangeAsync(account, HistoryAct.AgendaAddressMade, db =>
            db.AgendaSubscriptions.Add(new AgendaSubscription { AccountId = account.Id, AddressHash = OfferDownload.HashOf(secret), MadeAt = time.GetUtcNow() }));
        return secret;
    }

    public Task EndAsync(Account account) => ChangeAsync(account, HistoryAct.AgendaAddressEnded, _ => { });

    private async Task ChangeAsync(Account account, HistoryAct act, Action<AccessRequestsDb> change)
    {
        await using var db = await databases.CreateDbContextAsync();
        await db.AtomicallyAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await db.AgendaSubscriptions.Where(known => known.AccountId == account.Id).ExecuteDeleteAsync();
            change(db);
            db.History.Add(HistoryEntry.OfInstallation(
                act, new Actor(account.Id, account.Name, http.HttpContext?.Connection.RemoteIpAddress?.ToString()), time.GetUtcNow(), objectId: account.Id));
            return await db.SaveChangesAsync();
        });
    }
}
