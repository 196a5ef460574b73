using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Accounts;

/// <summary>Records what happens to sessions, before anyone is signed in. An unknown address is not written down: it may be a password.</summary>
public sealed class SessionHistory(IDbContextFactory<AccessRequestsDb> databases, IHttpContextAccessor http, TimeProvider time)
{
    private const int Shown = 20;

    private static readonly HistoryAct[] AtTheDoor =
    [
        HistoryAct.SignedIn, HistoryAct.SignInRefused, HistoryAct.SignedOut, HistoryAct.SessionsEnded, HistoryAct.PasswordChanged, HistoryAct.AccountGivenPassword,
        HistoryAct.SecondFactorSet, HistoryAct.SecondFactorRemoved, HistoryAct.RecoveryCodesRenewed, HistoryAct.AccountAttachedToProvider,
    ];

    /// <summary>Whoever signs in is told when they were here before; two who do so at once with one account do not refuse each other.</summary>
    public async Task RecordSignInAsync(Account account, string? how, DateTimeOffset now)
    {
        await RecordAsync(HistoryAct.SignedIn, account, how);
        (account.PreviouslySignedInAt, account.SignedInAt) = (account.SignedInAt, now);

        await using var db = await databases.CreateDbContextAsync();
        await db.Users.Where(known => known.Id == account.Id).ExecuteUpdateAsync(change => change
            .SetProperty(known => known.PreviouslySignedInAt, known => known.SignedInAt)
            .SetProperty(known => known.SignedInAt, now));
    }

    /// <summary>What happened at the door of an account, the latest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> OfAsync(Account account)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.History.AsNoTracking()
            .Where(entry => entry.RequestId == null && entry.ObjectId == account.Id && AtTheDoor.Contains(entry.Act))
            .OrderByDescending(entry => entry.At)
            .Take(Shown)
            .ToListAsync();
    }

    public async Task RecordAsync(HistoryAct act, Account? account, string? after = null)
    {
        var from = http.HttpContext?.Connection.RemoteIpAddress?.ToString();
        var actor = new Actor(account?.Id ?? Guid.Empty, account?.Name ?? "Adresse inconnue", from);
        await using var db = await databases.CreateDbContextAsync();
        db.History.Add(HistoryEntry.OfInstallation(act, actor, time.GetUtcNow(), after: after, objectId: account?.Id));
        await db.SaveChangesAsync();
    }
}
