using AccessRequests.Domain.Chains;
using AccessRequests.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Data;

/// <summary>Gives the rows of history that a transaction writes their places, one writer at a time.</summary>
internal static class HistoryChain
{
    private const int Batch = 500;

    /// <summary>
    /// Saves with <paramref name="save"/>, which accepts no change before the commit. The lock is taken before the last row is read
    /// and kept until the commit, so that two acts never claim the same place.
    /// </summary>
    public static async Task<int> SaveAsync(AccessRequestsDb db, Func<Task<int>> save, CancellationToken cancellation)
    {
        var added = db.ChangeTracker.Entries<HistoryEntry>().Where(change => change.State == EntityState.Added).Select(change => change.Entity).ToList();

        return added.Count == 0
            ? await save()
            : await InTransactionAsync(
                db,
                async () =>
                {
                    var head = await HeadAsync(db, cancellation);

                    foreach (var entry in added)
                    {
                        head = entry.Follow(head);
                    }

                    return await save();
                },
                cancellation);
    }

    /// <summary>
    /// Rows written before there was a chain enter it, in the order of their acts, once: a row without a place in a history that
    /// has a chain is a fault, which the check reports.
    /// </summary>
    public static async Task PrepareAsync(AccessRequestsDb db, CancellationToken cancellation)
    {
        if (await db.History.AnyAsync(entry => entry.Sequence != null, cancellation))
        {
            return;
        }

        await InTransactionAsync(
            db,
            async () =>
            {
                var head = ChainHead.Empty;

                while (await db.History.Where(entry => entry.Sequence == null).OrderBy(entry => entry.At).ThenBy(entry => entry.Id).Take(Batch).ToListAsync(cancellation) is { Count: > 0 } entries)
                {
                    foreach (var entry in entries)
                    {
                        head = entry.Follow(head);
                    }

                    await db.SaveChangesAsync(cancellation);
                    db.ChangeTracker.Clear();
                }

                return 0;
            },
            cancellation);
    }

    public static async Task<ChainHead> HeadAsync(AccessRequestsDb db, CancellationToken cancellation)
    {
        // The head is that of the installation, whichever files the person sees.
        var last = await db.History.AsNoTracking().IgnoreQueryFilters()
            .Where(entry => entry.Sequence != null)
            .OrderByDescending(entry => entry.Sequence)
            .Select(entry => new { entry.Sequence, entry.Hash })
            .FirstOrDefaultAsync(cancellation);

        return last is null ? ChainHead.Empty : new ChainHead(last.Sequence!.Value, last.Hash!);
    }

    private static async Task<int> InTransactionAsync(AccessRequestsDb db, Func<Task<int>> act, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            await db.LockHistoryAsync(cancellation);
            return await act();
        }

        return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await db.LockHistoryAsync(cancellation);
            var saved = await act();
            await transaction.CommitAsync(cancellation);
            return saved;
        });
    }
}
