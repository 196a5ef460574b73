using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Notices;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Outbox;

internal static class HoldMail
{
    /// <summary>Left by <c>accessrequests restore</c>, until the first start on what it restored.</summary>
    public const string NoteOfRestore = "restored.txt";

    /// <summary>
    /// Before anything is sent: after a restore, and on a database that is not the one of before, nothing that waits leaves by itself. The note goes once that is saved.
    /// </summary>
    public static async Task HoldMailAsync(this WebApplication app, string dataFolder)
    {
        var note = Path.Combine(dataFolder, NoteOfRestore);
        var why = File.Exists(note) ? MailHold.Restored : app.Services.GetRequiredService<HistoryAnchor>().IsBroken ? MailHold.HistoryBroken : (MailHold?)null;

        if (why is { } hold)
        {
            await using var db = await app.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync();
            var held = await db.AtomicallyAsync(() => HoldAsync(db, hold, app.Services.GetRequiredService<TimeProvider>().GetUtcNow()));
            app.Logger.LogWarning("{Count} messages that may have left already wait for an administrator ({Why})", held, hold);
            File.Delete(note);
        }
    }

    /// <summary>Those that an administrator is to decide about.</summary>
    public static IQueryable<OutboxMessage> Held(this AccessRequestsDb db) => db.Outbox.Where(message => message.Hold != null && message.SentAt == null && message.DroppedAt == null);

    private static async Task<int> HoldAsync(AccessRequestsDb db, MailHold hold, DateTimeOffset now)
    {
        db.ChangeTracker.Clear();
        var held = await db.Outbox
            .Where(message => message.SentAt == null && message.DroppedAt == null && message.Hold == null && message.Attempts < OutboxMessage.MaxAttempts)
            .ExecuteUpdateAsync(set => set.SetProperty(message => message.Hold, hold));

        if (held > 0)
        {
            var said = $"{FrenchCount.Of(held, "courriel attend", "courriels attendent")} une décision : {hold.InFrench()}";
            db.History.Add(HistoryEntry.OfInstallation(HistoryAct.MailHeld, new Actor(Guid.Empty, "Le programme"), now, after: said));
            db.Notices.AddRange((await db.OpenHolders(Roles.Administrator).Select(account => account.Id).ToListAsync()).Select(account => new Notice
            {
                Key = $"mail-held:{now.UtcTicks}:{account:N}",
                AccountId = account,
                Text = Notice.Fitted(said),
                Address = Urls.HeldMail,
                At = now,
            }));
            await db.SaveChangesAsync();
        }

        return held;
    }
}
