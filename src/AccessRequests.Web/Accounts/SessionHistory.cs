using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Accounts;

/// <summary>Records what happens to sessions, before anyone is signed in. An unknown address is not written down: it may be a password.</summary>
public sealed class SessionHistory(IDbContextFactory<AccessRequestsDb> databases, IHttpContextAccessor http, TimeProvider time)
{
    public async Task RecordAsync(HistoryAct act, Account? account, string? after = null)
    {
        var from = http.HttpContext?.Connection.RemoteIpAddress?.ToString();
        var actor = new Actor(account?.Id ?? Guid.Empty, account?.Name ?? "Adresse inconnue", from);
        await using var db = await databases.CreateDbContextAsync();
        db.History.Add(HistoryEntry.OfInstallation(act, actor, time.GetUtcNow(), after: after, objectId: account?.Id));
        await db.SaveChangesAsync();
    }
}
