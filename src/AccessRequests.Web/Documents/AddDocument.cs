using System.Data.Common;
using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Documents;

/// <summary>Imports a PDF for a request. A file that cannot be reviewed is refused and leaves nothing behind.</summary>
public sealed class AddDocument(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<DocumentForm> validator,
    FileStore files,
    TimeProvider time)
{
    public const long MaxBytes = 1024L * 1024 * 1024;

    /// <exception cref="UnredactablePdfException">Encrypted, damaged, disguised or empty.</exception>
    /// <exception cref="FileTooLargeException">More than <see cref="MaxBytes"/>.</exception>
    /// <exception cref="RuleViolationException">The request is no longer open, or has no such point.</exception>
    public async Task<DocumentId> ExecuteAsync(string requestNumber, DocumentForm form, Stream content, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageDocuments);
        await validator.ValidateAndThrowAsync(form, cancellation);

        // Asked before half a gigabyte travels, and again when the document is added.
        await DemandPlaceAsync(requestNumber, form, cancellation);

        using var incoming = await files.ReceiveAsync(content, MaxBytes, cancellation);
        int pages;

        await using (var pdf = incoming.OpenRead())
        {
            pages = await Task.Run(() => PdfInspector.Inspect(pdf, cancellation).PageCount, cancellation);
        }

        var id = DocumentId.New();
        var original = new StoredOriginal(incoming.Key, incoming.Bytes, incoming.Sha256, pages);

        // The file first: a crash before the row leaves a file that the next start sweeps away, never a row without its file.
        incoming.Keep();

        try
        {
            await AddAsync(requestNumber, id, form.ToDetails(), original, user.ToActor(), cancellation);
        }
        catch
        {
            if (!await MayBeKnownAsync(id))
            {
                files.Delete(incoming.Key);
            }

            throw;
        }

        return id;
    }

    /// <summary>A commit whose answer was lost may have been made: where the database cannot say, the file stays and the next start knows.</summary>
    private async Task<bool> MayBeKnownAsync(DocumentId id)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
            return await db.Documents.IgnoreQueryFilters().AnyAsync(document => document.Id == id, CancellationToken.None);
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException or TimeoutException)
        {
            return true;
        }
    }

    private async Task DemandPlaceAsync(string requestNumber, DocumentForm form, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.AsNoTracking().SingleAsync(known => known.Number == requestNumber, cancellation);
        RuleViolationException.ThrowIf(request.ObstacleToEditing ?? request.ObstacleToPoints(form.Points));
    }

    private Task<DocumentId> AddAsync(string requestNumber, DocumentId id, DocumentDetails details, StoredOriginal original, Actor actor, CancellationToken cancellation) =>
        databases.SaveAnewAsync(
            async db =>
            {
                var request = await db.Requests.SingleAsync(known => known.Number == requestNumber, cancellation);
                var twin = await db.Documents
                    .Where(known => known.RequestId == request.Id && known.Original.Sha256 == original.Sha256)
                    .Select(known => known.Title)
                    .FirstOrDefaultAsync(cancellation);

                RuleViolationException.ThrowIf(twin is null ? null : new Obstacle(ObstacleKind.DocumentImportedTwice, twin));
                db.Documents.Add(RequestedDocument.Add(request, id, details, original, actor, time.GetUtcNow()));
                return id;
            },
            cancellation);
}
