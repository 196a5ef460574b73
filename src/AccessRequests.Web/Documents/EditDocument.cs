using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Documents;

public sealed class EditDocument(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<DocumentForm> validator,
    FileStore files,
    TimeProvider time)
{
    /// <param name="seen">The version that filled the form.</param>
    /// <exception cref="DbUpdateConcurrencyException">A colleague changed the document since.</exception>
    public async Task ExecuteAsync(DocumentId id, Guid seen, DocumentForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageDocuments);
        await validator.ValidateAndThrowAsync(form, cancellation);
        await databases.ActAsync(
            id, seen, (request, document) => document.Change(request, form.ToDetails(), user.ToActor(), time.GetUtcNow()), cancellation);
    }

    /// <summary>Takes a document imported by mistake out of the request, with its file.</summary>
    /// <param name="seen">The version that the person took for a mistake.</param>
    /// <exception cref="DbUpdateConcurrencyException">A colleague changed or marked the document since.</exception>
    public async Task RemoveAsync(DocumentId id, Guid seen, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageDocuments);

        var key = await databases.ActAsync(
            id,
            seen,
            async (db, request, document) =>
            {
                RuleViolationException.ThrowIf(document.ObstacleOfCopies(await db.DocumentsInOutlineAsync(request.Id, cancellation)));
                document.Remove(request, user.ToActor(), time.GetUtcNow());
                db.PageReadings.RemoveRange(await db.PageReadings.Where(reading => reading.DocumentId == id).ToListAsync(cancellation));
                db.Documents.Remove(document);
                return document.Original.Key;
            },
            cancellation);

        files.Delete(key);
    }
}
