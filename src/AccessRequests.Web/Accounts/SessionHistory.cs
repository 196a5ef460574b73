using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Accounts;

/// <summary>Records what happens to sessions, before anyone is signed in. An unknown address is not written down: it may be a password.</summary>
public sealed class SessionHistory(AccessRequestsDb scoped, IDbContextFactory<AccessRequestsDb> databases, IHttpContextAccessor http, SessionTerms terms, RefusedSignIns refused, TimeProvider time)
{
    private const int Shown = 20;

    private static readonly HistoryAct[] AtTheDoor =
    [
        HistoryAct.SignedIn, HistoryAct.SignInRefused, HistoryAct.SignedOut, HistoryAct.SessionsEnded, HistoryAct.PasswordChanged, HistoryAct.AccountGivenPassword,
        HistoryAct.SecondFactorSet, HistoryAct.SecondFactorRemoved, HistoryAct.RecoveryCodesRenewed, HistoryAct.RecoveryCodeUsed, HistoryAct.AccountAttachedToProvider,
        HistoryAct.AgendaAddressMade, HistoryAct.AgendaAddressEnded,
    ];

    private string? Address => http.HttpContext?.Connection.RemoteIpAddress?.ToString();

    /// <summary>Opens the session's row. Whoever signs in is told when they were here before; two who do so at once with one account do not refuse each other.</summary>
    /// <returns>What the cookie names.</returns>
    public async Task<Guid> RecordSignInAsync(Account account, string? how, DateTimeOffset now)
    {
        await using var db = await databases.CreateDbContextAsync();
        var session = new OpenSession { AccountId = account.Id, OpenedAt = now, From = Address };
        db.OpenSessions.Add(session);
        db.History.Add(Entry(HistoryAct.SignedIn, account, how));
        await db.SaveChangesAsync();

        (account.PreviouslySignedInAt, account.SignedInAt) = (account.SignedInAt, now);
        await db.Users.Where(known => known.Id == account.Id).ExecuteUpdateAsync(change => change
            .SetProperty(known => known.PreviouslySignedInAt, known => known.SignedInAt)
            .SetProperty(known => known.SignedInAt, now));
        await db.OpenSessions.Where(known => known.AccountId == account.Id && known.OpenedAt < now - terms.Maximum).ExecuteDeleteAsync();
        return session.Id;
    }

    public async Task<bool> IsOpenAsync(Guid account, Guid session)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.OpenSessions.AnyAsync(known => known.Id == session && known.AccountId == account);
    }

    /// <summary>Those that a browser may still hold, the latest first.</summary>
    public async Task<IReadOnlyList<OpenSession>> OpenOfAsync(Account account)
    {
        await using var db = await databases.CreateDbContextAsync();
        var first = time.GetUtcNow() - terms.Maximum;
        return await db.OpenSessions.AsNoTracking().Where(known => known.AccountId == account.Id && known.OpenedAt > first).OrderByDescending(known => known.OpenedAt).ToListAsync();
    }

    /// <summary>Ends one session of the account; another's is not touched.</summary>
    public async Task EndSessionAsync(Guid account, Guid session)
    {
        await using var db = await databases.CreateDbContextAsync();
        await db.OpenSessions.Where(known => known.AccountId == account && known.Id == session).ExecuteDeleteAsync();
    }

    /// <summary>Ends all of them but <paramref name="kept"/>.</summary>
    public Task EndSessionsAsync(Guid account, Guid? kept = null) =>
        scoped.OpenSessions.Where(known => known.AccountId == account && known.Id != kept).ExecuteDeleteAsync();

    /// <summary>Ends those of every account, within the minute.</summary>
    /// <returns>How many were open.</returns>
    internal Task<int> EndAllSessionsAsync() => scoped.AtomicallyAsync(async () =>
    {
        scoped.ChangeTracker.Clear();
        var open = await scoped.OpenSessions.ExecuteDeleteAsync();
        var said = $"{FrenchCount.Of(open, "session", "sessions")} de tous les comptes, par la console du serveur";
        scoped.History.Add(HistoryEntry.OfInstallation(HistoryAct.SessionsEnded, new Actor(Guid.Empty, "La console du serveur"), time.GetUtcNow(), after: said));
        await scoped.SaveChangesAsync();
        return open;
    });

    /// <summary>
    /// What people do to their own account, or the console to anyone's, whole: the change and its row of history together, or neither. What is saved meanwhile is saved
    /// in the context of the scope, as ASP.NET Core Identity's stores do.
    /// </summary>
    /// <param name="change">Where it is refused, nothing is recorded.</param>
    internal Task<IdentityResult> ChangeAsync(HistoryAct act, Account account, Func<Task<IdentityResult>> change, string? after = null)
    {
        var isSecond = false;

        return scoped.AtomicallyAsync(async () =>
        {
            // The first attempt may have changed what is tracked: a second one would build on what was rolled back.
            if (isSecond)
            {
                throw new IOException("The database was cut off in the middle of a change of an account.");
            }

            isSecond = true;
            var done = await change();

            if (done.Succeeded)
            {
                scoped.History.Add(Entry(act, account, after));
                await scoped.SaveChangesAsync();
            }

            return done;
        });
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
        if (act == HistoryAct.SignInRefused && (account is null || account.LockoutEnd > time.GetUtcNow()) && !refused.IsNamed(account?.Id, Address, after))
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync();
        db.History.Add(Entry(act, account, after));
        await db.SaveChangesAsync();
    }

    private HistoryEntry Entry(HistoryAct act, Account? account, string? after) => HistoryEntry.OfInstallation(
        act, new Actor(account?.Id ?? Guid.Empty, account?.Name ?? "Adresse inconnue", Address), time.GetUtcNow(), after: after, objectId: account?.Id);
}
