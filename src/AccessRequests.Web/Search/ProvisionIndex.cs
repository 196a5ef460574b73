using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Search;

/// <summary>Keeps the articles that files rely on in the transaction of the act that changes them.</summary>
internal static class ProvisionIndex
{
    private const int ChunkSize = 500;

    public static async Task RefreshAsync(AccessRequestsDb db, CancellationToken cancellation)
    {
        foreach (var change in db.ChangeTracker.Entries().Where(change => change.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToList())
        {
            if (change.Entity is RequestedDocument or AccessRequest)
            {
                await PutAsync(db, SourceOf(change.Entity), change.State == EntityState.Deleted ? [] : NumbersOf(change.Entity), isNew: change.State == EntityState.Added, cancellation);
            }
        }
    }

    /// <summary>Fills the entries of a database that was in use before it had them.</summary>
    public static async Task FillAsync(AccessRequestsDb db, CancellationToken cancellation)
    {
        if (await db.ProvisionEntries.AnyAsync(cancellation))
        {
            return;
        }

        foreach (var ids in (await db.Requests.Select(request => request.Id).ToListAsync(cancellation)).Chunk(ChunkSize))
        {
            var sources = (await db.Requests.AsNoTracking().Where(request => ids.Contains(request.Id)).ToListAsync(cancellation)).Cast<object>()
                .Concat(await db.Documents.AsNoTracking().Where(document => ids.Contains(document.RequestId)).ToListAsync(cancellation));
            db.ProvisionEntries.AddRange(sources.SelectMany(source => NumbersOf(source).Select(number => Entry(SourceOf(source), number))));
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private static (Guid Id, AccessRequestId RequestId) SourceOf(object entity) => entity switch
    {
        RequestedDocument document => (document.Id.Value, document.RequestId),
        AccessRequest request => (request.Id.Value, request.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(entity)),
    };

    /// <summary>Of a document, what its marks and its refusal cite; of a request, what the outcomes of its points rest on.</summary>
    private static IReadOnlyList<string> NumbersOf(object entity) => entity switch
    {
        RequestedDocument document => document.Provisions,
        AccessRequest request => [.. request.Points.SelectMany(point => DecisionRecord.ArticlesOf(DecidedPoint.From(point))).Distinct()],
        _ => [],
    };

    private static async Task PutAsync(AccessRequestsDb db, (Guid Id, AccessRequestId RequestId) source, IReadOnlyList<string> numbers, bool isNew, CancellationToken cancellation)
    {
        var known = isNew ? [] : await db.ProvisionEntries.Where(entry => entry.SourceId == source.Id).ToListAsync(cancellation);

        db.ProvisionEntries.RemoveRange(known.Where(entry => !numbers.Contains(entry.Number)));
        db.ProvisionEntries.AddRange(numbers.Where(number => known.TrueForAll(entry => entry.Number != number)).Select(number => Entry(source, number)));
    }

    private static ProvisionEntry Entry((Guid Id, AccessRequestId RequestId) source, string number) =>
        new() { RequestId = source.RequestId, SourceId = source.Id, Number = number };
}
