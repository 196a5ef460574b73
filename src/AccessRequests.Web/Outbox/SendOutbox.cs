using AccessRequests.Domain;
using AccessRequests.Web.Data;
using AccessRequests.Web.Hosting;
using AccessRequests.Web.Notices;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Outbox;

/// <summary>Sends what waits in the outbox. A message is claimed before it is handed over, so that two nodes do not both send it.</summary>
internal sealed class SendOutbox([FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases, PostOffice post, TimeProvider time, ILogger<SendOutbox> logger)
{
    private const int MaxAtOnce = 50;

    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(2);

    public async Task ExecuteAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        var waiting = await db.Outbox
            .Where(message => message.SentAt == null && message.Hold == null && message.DroppedAt == null && message.NextTryAt <= now && message.Attempts < OutboxMessage.MaxAttempts)
            .OrderBy(message => message.NextTryAt)
            .Take(MaxAtOnce)
            .ToListAsync(cancellation);

        foreach (var message in waiting)
        {
            var (attempts, next) = (message.Attempts, now + OutboxMessage.DelayAfter(message.Attempts));
            var claimed = await db.Outbox
                .Where(known => known.Id == message.Id && known.SentAt == null && known.Attempts == attempts)
                .ExecuteUpdateAsync(set => set.SetProperty(known => known.Attempts, attempts + 1).SetProperty(known => known.NextTryAt, next), cancellation);

            if (claimed == 1)
            {
                await db.Entry(message).ReloadAsync(cancellation);
                await SendAsync(db, message, cancellation);

                await NoteAsync(db, message, cancellation);
            }
        }
    }

    /// <summary>What left is noted even when the program is asked to end meanwhile, and again and again while the database takes nothing, or it would leave again.</summary>
    private async Task NoteAsync(AccessRequestsDb db, OutboxMessage message, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await db.SaveChangesAsync(CancellationToken.None);
                return;
            }
            catch (Exception failure) when (message.SentAt is not null && Outages.InFrench(failure) is not null && !stopping.IsCancellationRequested)
            {
                logger.LogError(failure, "Message {MessageId} left, and this could not be noted; it is tried again", message.Id);
                await Task.Delay(RetryInterval, time, stopping);
            }
        }
    }

    private async Task SendAsync(AccessRequestsDb db, OutboxMessage message, CancellationToken cancellation)
    {
        try
        {
            await post.DeliverAsync(message, cancellation);
            message.Succeed(time.GetUtcNow());
        }
        catch (Exception refusal) when (refusal is not OperationCanceledException)
        {
            // The server's words stay on the row, which the file shows: they may name an address, which no log does.
            message.Fail(refusal.Message);
            logger.LogWarning("Message {MessageId} was refused at attempt {Attempt}: {Refusal}", message.Id, message.Attempts, refusal.GetType().Name);
            await TellOfRefusalAsync(db, message, cancellation);
        }
    }

    /// <summary>Its person reads in the application what did not reach them; whoever runs the installation, once a day, that the server refuses.</summary>
    private async Task TellOfRefusalAsync(AccessRequestsDb db, OutboxMessage message, CancellationToken cancellation)
    {
        if (message.Attempts != OutboxMessage.AttemptsBeforeNotice && !message.IsGivenUp)
        {
            return;
        }

        var now = time.GetUtcNow();
        var end = message.IsGivenUp ? "il ne sera plus réessayé" : "il sera réessayé pendant une journée";
        var person = await db.Users.AsNoTracking().Where(account => account.Email == message.To && !account.IsDisabled).ToListAsync(cancellation);
        var administrators = await (from account in db.Users.AsNoTracking()
                                    join membership in db.UserRoles on account.Id equals membership.UserId
                                    join role in db.Roles on membership.RoleId equals role.Id
                                    where role.Name == Roles.Administrator && !account.IsDisabled
                                    select account).ToListAsync(cancellation);
        IEnumerable<Notice> notices =
        [
            .. person.Select(account => new Notice
            {
                Key = $"mail:{message.Id:N}:{message.Attempts}:{account.Id:N}",
                AccountId = account.Id,
                RequestId = message.RequestId,
                Text = Notice.Fitted($"Un courriel ne vous est pas parvenu, le serveur l’a refusé ; {end} : « {message.Subject} »"),
                Address = Urls.Notices,
                At = now,
            }),
            .. administrators.Select(account => new Notice
            {
                Key = $"mail-refused:{time.QuebecToday():yyyyMMdd}:{account.Id:N}",
                AccountId = account.Id,
                Text = Notice.Fitted($"Le serveur de courriel refuse des messages, dont un à {message.To} : {message.Failure}"),
                Address = Urls.Notices,
                At = now,
            }),
        ];

        foreach (var notice in notices)
        {
            if (!await db.Notices.AnyAsync(known => known.Key == notice.Key, cancellation) && db.Notices.Local.All(known => known.Key != notice.Key))
            {
                db.Notices.Add(notice);
            }
        }
    }
}
