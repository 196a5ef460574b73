using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Data;

internal static class Transactions
{
    /// <summary>Does all of <paramref name="act"/> or nothing, in what saves by pieces as ASP.NET Core Identity does.</summary>
    /// <param name="act">May be done again from its start when the database was cut off.</param>
    public static Task<T> AtomicallyAsync<T>(this AccessRequestsDb db, Func<Task<T>> act, CancellationToken cancellation = default) =>
        db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var done = await act();
            await transaction.CommitAsync(cancellation);
            return done;
        });
}
