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
            if (change.Entity is RequestedDocument { IsWhole: false } document)
            {
                await PutAsync(db, document, cancellation);
            }
            else if (change.Entity is RequestedDocument or AccessRequest)
            {
                await PutAsync(db, SourceOf(change.Entity), change.State == EntityState.Deleted ? [] : NumbersOf(change.Entity), isNew: change.State == EntityState.Added, cancellation);
            }
        }
    }

    /// <summary>Of a document read with a few of its marks: what those cite now, and of what they cited before, what another mark cites still.</summary>
    private static async Task PutAsync(AccessRequestsDb db, RequestedDocument document, CancellationToken cancellation)
    {
        if (document.IsNotRelevant)
        {
            return;
        }

        var marks = db.ChangeTracker.Entries<Passage>().Where(mark => mark.State is EntityState.Added or EntityState.Modified && Equals(mark.Property("DocumentId").CurrentValue, document.Id)).ToList();
        var read = marks.Select(mark => mark.Entity.Id).ToList();
        var cited = marks.Where(mark => mark.Entity.IsHiding).SelectMany(mark => mark.Entity.Provisions).Concat(document.Withholding?.Provisions ?? []).ToHashSet();
        var known = await db.ProvisionEntries.Where(entry => entry.SourceId == document.Id.Value).ToListAsync(cancellation);
        var before = marks.Where(mark => mark.State == EntityState.Modified).SelectMany(mark => mark.Property(passage => passage.Provisions).OriginalValue).ToHashSet();

        foreach (var entry in known.Where(entry => before.Contains(entry.Number) && !cited.Contains(entry.Number)))
        {
            var isCited = await db.Documents
                .Where(other => other.Id == document.Id)
                .SelectMany(other => other.AllPassages)
                .AnyAsync(mark => !read.Contains(mark.Id) && mark.Status == PassageStatus.Retained && !mark.IsRemoved && mark.Provisions.Contains(entry.Number), cancellation);

            if (!isCited)
            {
                db.ProvisionEntries.Remove(entry);
            }
        }

        db.ProvisionEntries.AddRange(cited.Where(number => known.TrueForAll(entry => entry.Number != number)).Select(number => Entry(SourceOf(document), number)));
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
