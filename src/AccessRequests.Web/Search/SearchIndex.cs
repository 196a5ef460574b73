using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace AccessRequests.Web.Search;

/// <summary>Keeps the searchable texts in the transaction of the act that changes them.</summary>
internal static class SearchIndex
{
    private const int ChunkSize = 500;

    public static async Task RefreshAsync(AccessRequestsDb db, CancellationToken cancellation)
    {
        foreach (var request in db.ChangeTracker.Entries<AccessRequest>().Where(IsOpenAgain).Select(change => change.Entity).ToList())
        {
            await db.ForgetReleasedAsync(request, cancellation);
        }

        foreach (var change in db.ChangeTracker.Entries().Where(IsOfInterest).ToList())
        {
            foreach (var (source, id, requestId, text) in TextsOf(change.Entity))
            {
                await PutAsync(db, source, id, requestId, change.State == EntityState.Deleted ? null : text, cancellation);
            }
        }
    }

    /// <summary>Fills the index of a database that was in use before it had one, or had digests.</summary>
    public static async Task FillAsync(AccessRequestsDb db, CancellationToken cancellation)
    {
        while (await db.SearchEntries.Where(entry => entry.Digest == 0).OrderBy(entry => entry.Id).Take(ChunkSize).ToListAsync(cancellation) is { Count: > 0 } undigested)
        {
            undigested.ForEach(entry => entry.Text = new string(entry.Text));
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        if (await db.SearchEntries.AnyAsync(cancellation))
        {
            return;
        }

        foreach (var ids in (await db.Requests.Select(request => request.Id).ToListAsync(cancellation)).Chunk(ChunkSize))
        {
            db.SearchEntries.AddRange(
            [
                .. (await db.Requests.AsNoTracking().Where(request => ids.Contains(request.Id)).ToListAsync(cancellation)).SelectMany(TextsOf).Select(Entry),
                .. (await db.Applicants.AsNoTracking().Where(applicant => ids.Contains(applicant.RequestId)).ToListAsync(cancellation)).SelectMany(TextsOf).Select(Entry),
                .. (await db.Documents.AsNoTracking().Where(document => ids.Contains(document.RequestId)).ToListAsync(cancellation)).SelectMany(TextsOf).Select(Entry),
                .. (await db.ThirdParties.AsNoTracking().Where(party => ids.Contains(party.RequestId)).ToListAsync(cancellation)).SelectMany(TextsOf).Select(Entry),
            ]);
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>An approval that is withdrawn takes back what it let be read; what was sent stays.</summary>
    private static bool IsOpenAgain(EntityEntry<AccessRequest> change) =>
        change.State == EntityState.Modified
        && change.Entity.Status == RequestStatus.Open
        && change.OriginalValues.GetValue<RequestStatus>(nameof(AccessRequest.Status)) is RequestStatus.AwaitingApproval or RequestStatus.Approved;

    /// <summary>Most acts change no text: a mark, an outcome, a sending.</summary>
    private static bool IsOfInterest(EntityEntry change) => change.State switch
    {
        EntityState.Added or EntityState.Deleted => change.Entity is AccessRequest or Applicant or RequestedDocument or ThirdParty,
        EntityState.Modified => change.Entity switch
        {
            AccessRequest => IsModified(change, nameof(AccessRequest.Subject), nameof(AccessRequest.Text)) || HasChangedPoints(change),
            Applicant => true,
            RequestedDocument => IsModified(change, nameof(RequestedDocument.Title), nameof(RequestedDocument.Author), nameof(RequestedDocument.Addressee)),
            _ => false,
        },
        EntityState.Detached or EntityState.Unchanged => false,
    };

    private static bool IsModified(EntityEntry change, params string[] properties) => properties.Any(property => change.Property(property).IsModified);

    private static bool HasChangedPoints(EntityEntry request) =>
        request.Collection(nameof(AccessRequest.Points)).CurrentValue?.Cast<object>().Any(point => request.Context.Entry(point).State != EntityState.Unchanged) == true
        || request.Context.ChangeTracker.Entries<RequestPoint>().Any(point => point.State == EntityState.Deleted);

    private static IEnumerable<(SearchSource Source, Guid Id, AccessRequestId RequestId, string Text)> TextsOf(object entity) => entity switch
    {
        // Of a destroyed file the number alone is found, and no other file looks like it.
        AccessRequest { DestroyedOn: not null } destroyed =>
            [(SearchSource.File, destroyed.Id.Value, destroyed.Id, destroyed.Number), (SearchSource.Text, destroyed.Id.Value, destroyed.Id, "")],
        AccessRequest request =>
        [
            (SearchSource.File, request.Id.Value, request.Id, Join([request.Number, request.Subject, .. request.Points.Select(point => point.Text)])),
            (SearchSource.Text, request.Id.Value, request.Id, request.Text),
        ],
        Applicant applicant => [(SearchSource.Applicant, applicant.RequestId.Value, applicant.RequestId, Join([applicant.Name, applicant.Organisation, applicant.Email]))],
        RequestedDocument document => [(SearchSource.Document, document.Id.Value, document.RequestId, Join([document.Title, document.Author, document.Addressee]))],
        ThirdParty party => [(SearchSource.ThirdParty, party.Id, party.RequestId, Join([party.Name]))],
        _ => [],
    };

    public static async Task PutAsync(AccessRequestsDb db, SearchSource source, Guid id, AccessRequestId requestId, string? text, CancellationToken cancellation)
    {
        var known = await db.SearchEntries.SingleOrDefaultAsync(entry => entry.Source == source && entry.SourceId == id, cancellation);

        if (known is not null && text is null)
        {
            db.SearchEntries.Remove(known);
        }
        else if (known is not null && known.Text != text)
        {
            known.Text = text!;
        }
        else if (known is null && text is not null)
        {
            db.SearchEntries.Add(Entry((source, id, requestId, text)));
        }
    }

    private static SearchEntry Entry((SearchSource Source, Guid Id, AccessRequestId RequestId, string Text) text) =>
        new() { RequestId = text.RequestId, Source = text.Source, SourceId = text.Id, Text = text.Text };

    private static string Join(IEnumerable<string?> parts) => string.Join('\n', parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
