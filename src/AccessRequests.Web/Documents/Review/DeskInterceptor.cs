using System.Data.Common;
using System.Runtime.CompilerServices;
using AccessRequests.Domain.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AccessRequests.Web.Documents.Review;

/// <summary>Tells the open desks of every document that was saved, whichever use case saved it, once others can read it.</summary>
internal sealed class DeskInterceptor(OpenDesks desks) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, List<DocumentChange>> _saving = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db)
        {
            _saving.AddOrUpdate(db, ChangesIn(db));
        }

        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { Database.CurrentTransaction: null } db)
        {
            Tell(db);
        }

        return ValueTask.FromResult(result);
    }

    /// <summary>An act with history commits after its changes were saved.</summary>
    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db)
        {
            Tell(db);
        }

        return Task.CompletedTask;
    }

    private static List<DocumentChange> ChangesIn(DbContext db)
    {
        var marks = db.ChangeTracker.Entries<Passage>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .ToLookup(entry => (DocumentId)entry.Property("DocumentId").CurrentValue!, entry => entry.Entity.Id);

        return [.. db.ChangeTracker.Entries<RequestedDocument>()
            .Where(entry => entry.State == EntityState.Modified)
            .Select(entry => new DocumentChange(entry.Entity.Id, entry.OriginalValues.GetValue<Guid>(nameof(RequestedDocument.Version)), entry.Entity.Version, [.. marks[entry.Entity.Id]]))];
    }

    private void Tell(DbContext db)
    {
        if (_saving.TryGetValue(db, out var saved))
        {
            _saving.Remove(db);
            saved.ForEach(desks.Saved);
        }
    }
}
