using System.Security.Claims;
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
    public async Task ExecuteAsync(DocumentId id, DocumentForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageDocuments);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (request, document) = await db.LoadAsync(id, cancellation);

        document.Change(request, form.ToDetails(), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Takes a document imported by mistake out of the request, with its file.</summary>
    public async Task RemoveAsync(DocumentId id, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageDocuments);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (request, document) = await db.LoadAsync(id, cancellation);

        document.Remove(request, user.ToActor(), time.GetUtcNow());
        db.Documents.Remove(document);
        await db.SaveChangesAsync(cancellation);
        files.Delete(document.Original.Key);
    }
}
