using System.Data.Common;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AccessRequests.Web.Outbox;

/// <summary>Wakes whoever sends as soon as a message is written on this node; those of another are found by its slow round.</summary>
internal sealed class OutboxSignal : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Raise(eventData.Context);
        return ValueTask.FromResult(result);
    }

    /// <summary>An act with history commits after its changes were saved: whoever woke earlier saw nothing.</summary>
    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Raise(eventData.Context);
        return Task.CompletedTask;
    }

    private void Raise(DbContext? context)
    {
        // What was just written is still tracked; a message that is being sent has its attempt.
        if (context?.ChangeTracker.Entries<OutboxMessage>().Any(message => message.Entity is { SentAt: null, Attempts: 0 }) == true)
        {
            _raised.Writer.TryWrite(true);
        }
    }

    /// <summary>Until a message was written since the last call, or that time passed.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(atMost);

        try
        {
            await _raised.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nothing was written: the slow round.
        }
    }
}
