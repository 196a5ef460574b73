using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Documents;

internal static class DocumentActs
{
    /// <summary>Many people mark one request at a time, and each of their acts changes its stamp.</summary>
    private const int MaxAttempts = 20;

    /// <summary>In milliseconds, for each attempt made.</summary>
    private const int MaxPause = 10;

    /// <summary>
    /// Applies an act to a document and saves it. When another act on the file was saved first, it is applied anew to what is
    /// there now, so that its rules are asked again: an act in flight never lands on a decision approved meanwhile.
    /// </summary>
    /// <param name="seen">The version that the person had before their eyes, where the act would overwrite what a colleague did; else null.</param>
    /// <exception cref="DbUpdateConcurrencyException">The document is no longer the one that was seen.</exception>
    public static Task<T> ActAsync<T>(
        this IDbContextFactory<AccessRequestsDb> databases,
        DocumentId id,
        Guid? seen,
        Func<AccessRequestsDb, AccessRequest, RequestedDocument, Task<T>> act,
        CancellationToken cancellation) =>
        databases.SaveAnewAsync(
            async db =>
            {
                var (request, document) = await db.LoadAsync(id, cancellation);

                return seen is null || seen == document.Version
                    ? await act(db, request, document)
                    : throw new DbUpdateConcurrencyException();
            },
            cancellation);

    public static Task ActAsync(
        this IDbContextFactory<AccessRequestsDb> databases,
        DocumentId id,
        Guid? seen,
        Func<AccessRequestsDb, AccessRequest, RequestedDocument, Task> act,
        CancellationToken cancellation) =>
        databases.ActAsync(id, seen, Answering(act), cancellation);

    public static Task ActAsync(
        this IDbContextFactory<AccessRequestsDb> databases, DocumentId id, Guid? seen, Action<AccessRequest, RequestedDocument> act, CancellationToken cancellation) =>
        databases.ActAsync(id, seen, Answering(act), cancellation);

    /// <summary>
    /// An act on a few marks, of a document that may have thousands: those alone are read, and how many there are. Otherwise as
    /// <see cref="ActAsync{T}"/>; each mark that was seen is asked for in its own words.
    /// </summary>
    public static Task<T> ActOnMarksAsync<T>(
        this IDbContextFactory<AccessRequestsDb> databases,
        DocumentId id,
        IReadOnlyCollection<PassageId> marks,
        Func<AccessRequestsDb, AccessRequest, RequestedDocument, Task<T>> act,
        CancellationToken cancellation) =>
        databases.SaveAnewAsync(
            async db =>
            {
                var (request, document) = await db.LoadAsync(id, marks, cancellation);
                return await act(db, request, document);
            },
            cancellation);

    public static Task ActOnMarksAsync(
        this IDbContextFactory<AccessRequestsDb> databases,
        DocumentId id,
        IReadOnlyCollection<PassageId> marks,
        Func<AccessRequestsDb, AccessRequest, RequestedDocument, Task> act,
        CancellationToken cancellation) =>
        databases.ActOnMarksAsync(id, marks, Answering(act), cancellation);

    public static Task ActOnMarksAsync(
        this IDbContextFactory<AccessRequestsDb> databases,
        DocumentId id,
        IReadOnlyCollection<PassageId> marks,
        Action<AccessRequest, RequestedDocument> act,
        CancellationToken cancellation) =>
        databases.ActOnMarksAsync(id, marks, Answering(act), cancellation);

    /// <summary>Reads, acts and saves, from the beginning whenever another act on the file was saved in between.</summary>
    public static async Task<T> SaveAnewAsync<T>(
        this IDbContextFactory<AccessRequestsDb> databases, Func<AccessRequestsDb, Task<T>> act, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var result = await act(db);

            try
            {
                await db.SaveChangesAsync(cancellation);
                return result;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MaxAttempts)
            {
                // Another act was saved first: this one begins again from what it left, after a pause of its own.
                await Task.Delay(Random.Shared.Next(attempt * MaxPause), cancellation);
            }
        }
    }

    private static Func<AccessRequestsDb, AccessRequest, RequestedDocument, Task<bool>> Answering(Func<AccessRequestsDb, AccessRequest, RequestedDocument, Task> act) =>
        async (db, request, document) =>
        {
            await act(db, request, document);
            return true;
        };

    private static Func<AccessRequestsDb, AccessRequest, RequestedDocument, Task<bool>> Answering(Action<AccessRequest, RequestedDocument> act) =>
        (_, request, document) =>
        {
            act(request, document);
            return Task.FromResult(true);
        };
}
