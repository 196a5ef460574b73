using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Outbox;

/// <summary>Sends what waits in the outbox. A message is claimed before it is handed over, so that two nodes do not both send it.</summary>
internal sealed class SendOutbox([FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases, PostOffice post, TimeProvider time, ILogger<SendOutbox> logger)
{
    private const int MaxAtOnce = 50;

    public async Task ExecuteAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        var waiting = await db.Outbox
            .Where(message => message.SentAt == null && message.NextTryAt <= now && message.Attempts < OutboxMessage.MaxAttempts)
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
                await SendAsync(message, cancellation);

                // What left is noted even when the program is asked to end meanwhile, or it would leave again.
                await db.SaveChangesAsync(CancellationToken.None);
            }
        }
    }

    private async Task SendAsync(OutboxMessage message, CancellationToken cancellation)
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
        }
    }
}
