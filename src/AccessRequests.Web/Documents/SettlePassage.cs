using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Documents;

/// <summary>
/// Everything that happens to a mark after it was made. Each act has its contrary, so that a desk can undo it, and starts from the
/// state that the person saw: what a colleague settled meanwhile is not reversed without a word.
/// </summary>
public sealed class SettlePassage(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<PassageForm> validator,
    TimeProvider time)
{
    public Task RetainAsync(DocumentId id, PassageId passage, PassageStatus seen, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, passage, seen, user, (request, document, actor, now) => document.Retain(request, passage, actor, now), cancellation);

    public Task DismissAsync(DocumentId id, PassageId passage, PassageStatus seen, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, passage, seen, user, (request, document, actor, now) => document.Dismiss(request, passage, actor, now), cancellation);

    public Task ProposeAsync(DocumentId id, PassageId passage, PassageStatus seen, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, passage, seen, user, (request, document, actor, now) => document.Propose(request, passage, actor, now), cancellation);

    public Task RemoveAsync(DocumentId id, PassageId passage, PassageStatus seen, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, passage, seen, user, (request, document, actor, now) => document.RemovePassage(request, passage, actor, now), cancellation);

    public Task RestoreAsync(DocumentId id, PassageId passage, PassageStatus seen, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, passage, seen, user, (request, document, actor, now) => document.RestorePassage(request, passage, actor, now), cancellation);

    /// <summary>Only the provisions and the reason of the form count: a mark does not move.</summary>
    /// <param name="seen">The mark as the person saw it.</param>
    public async Task CiteAsync(DocumentId id, PassageForm seen, PassageForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await validator.ValidateAndThrowAsync(form, cancellation);
        await databases.ActAsync(
            id,
            seen: null,
            async (db, request, document) => document.Cite(
                request,
                await db.CatalogueAsync(cancellation),
                new PassageId(form.Id),
                (seen.Provisions, seen.Reason),
                form.Provisions,
                form.Reason.Trim(),
                user.ToActor(),
                time.GetUtcNow()),
            cancellation);
    }

    private async Task ActAsync(
        DocumentId id,
        PassageId passage,
        PassageStatus seen,
        ClaimsPrincipal user,
        Action<AccessRequest, RequestedDocument, Actor, DateTimeOffset> act,
        CancellationToken cancellation)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await databases.ActAsync(
            id,
            seen: null,
            (request, document) =>
            {
                if (document.AllPassages.FirstOrDefault(known => known.Id == passage) is { } mark && mark.Status != seen)
                {
                    throw new RuleViolationException(new Obstacle(ObstacleKind.PassageChangedMeanwhile, Count: mark.Page));
                }

                act(request, document, user.ToActor(), time.GetUtcNow());
            },
            cancellation);
    }
}
