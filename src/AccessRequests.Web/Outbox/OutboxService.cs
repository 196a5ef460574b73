using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Outbox;

/// <summary>Looks at the outbox while the program runs. A bad minute is logged and the next one tries again.</summary>
internal sealed class OutboxService(SendOutbox send, MorningDigest digest, ILogger<OutboxService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
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
