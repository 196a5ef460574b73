using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Outbox;

/// <summary>
/// Sends while the program runs: at once when a message is written here, and once a minute for what is tried again, what another node
/// wrote and the morning. A bad minute is logged and the next one tries again.
/// </summary>
internal sealed class OutboxService(SendOutbox send, MorningDigest digest, OutboxSignal signal, PostOffice post, ILogger<OutboxService> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (post.IsInClear)
        {
            logger.LogWarning("E-mails leave in clear: Mail:Security is None");
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            await signal.WaitAsync(Round, stoppingToken);

            try
            {
                await digest.ExecuteAsync(stoppingToken);
                await send.ExecuteAsync(stoppingToken);
            }
            catch (DbUpdateException twice)
            {
                logger.LogInformation("Another node wrote the same messages first ({Reason})", twice.GetType().Name);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "The outbox could not be read; it is tried again");
            }
        }
    }
}
