using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Documents;

public sealed class DismissalForm
{
    public string Reason { get; set; } = "";
}

internal sealed class DismissalFormValidator : AbstractValidator<DismissalForm>
{
    public DismissalFormValidator() =>
        RuleFor(form => form.Reason).NotEmpty().WithMessage("Dites en quelques mots pourquoi le passage peut être lu.").MaximumLength(Passage.ReasonMaxLength).IsOnePlainLine().WithName("Motif");
}

/// <summary>
/// Everything that happens to a mark after it was made. Each act has its contrary, so that a desk can undo it, and starts from the
/// state that the person saw: what a colleague settled meanwhile is not reversed without a word.
/// </summary>
public sealed class SettlePassage(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<PassageForm> validator,
    IValidator<DismissalForm> dismissalValidator,
    TimeProvider time)
{
    public Task RetainAsync(DocumentId id, PassageId passage, PassageStatus seen, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, passage, seen, user, (request, catalogue, document, actor, now) => document.Retain(request, catalogue, passage, actor, now), cancellation);

    /// <param name="reason">What lets the passage be read, in a few words that do not themselves reveal it.</param>
    public async Task DismissAsync(DocumentId id, PassageId passage, PassageStatus seen, string reason, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await dismissalValidator.ValidateAndThrowAsync(new DismissalForm { Reason = reason }, cancellation);
        await ActAsync(id, passage, seen, user, (request, catalogue, document, actor, now) => document.Dismiss(request, catalogue, passage, reason.Trim(), actor, now), cancellation);
    }

    public Task ProposeAsync(DocumentId id, PassageId passage, PassageStatus seen, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, passage, seen, user, (request, catalogue, document, actor, now) => document.Propose(request, catalogue, passage, actor, now), cancellation);

    public Task RemoveAsync(DocumentId id, PassageId passage, PassageStatus seen, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, passage, seen, user, (request, _, document, actor, now) => document.RemovePassage(request, passage, actor, now), cancellation);

    public Task RestoreAsync(DocumentId id, PassageId passage, PassageStatus seen, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, passage, seen, user, (request, _, document, actor, now) => document.RestorePassage(request, passage, actor, now), cancellation);

    /// <summary>Retains or dismisses many marks in one act of the desk: all of them, or none when a colleague changed one meanwhile.</summary>
    /// <param name="seen">Each mark, in the state that the person saw.</param>
    /// <param name="reason">See <see cref="DismissAsync"/>; null where nothing is dismissed.</param>
    public async Task SettleAllAsync(
        DocumentId id, IReadOnlyCollection<(PassageId Passage, PassageStatus Seen)> seen, PassageStatus status, string? reason, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);

        if (status == PassageStatus.Dismissed)
        {
            await dismissalValidator.ValidateAndThrowAsync(new DismissalForm { Reason = reason ?? "" }, cancellation);
        }

        await databases.ActOnMarksAsync(
            id,
            [.. seen.Select(mark => mark.Passage)],
            async (db, request, document) =>
            {
                var catalogue = await db.CatalogueAsync(cancellation);

                foreach (var (passage, before) in seen)
                {
                    RuleViolationException.ThrowIf(document.ObstacleToSettling(passage, before));
                    document.Settle(request, catalogue, passage, status, reason?.Trim(), user.ToActor(), time.GetUtcNow());
                }
            },
            cancellation);
    }

    /// <summary>Only what the form cites counts: a mark does not move.</summary>
    /// <param name="seen">The mark as the person saw it.</param>
    public async Task CiteAsync(DocumentId id, PassageForm seen, PassageForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await validator.ValidateAndThrowAsync(form, cancellation);
        await databases.ActOnMarksAsync(
            id,
            [new PassageId(form.Id)],
            async (db, request, document) => document.Cite(
                request,
                await db.CatalogueAsync(cancellation),
                new PassageId(form.Id),
                seen.Citation,
                form.Citation,
                user.ToActor(),
                time.GetUtcNow(),
                time.QuebecToday()),
            cancellation);
    }

    private async Task ActAsync(
        DocumentId id,
        PassageId passage,
        PassageStatus seen,
        ClaimsPrincipal user,
        Action<AccessRequest, ProvisionCatalogue, RequestedDocument, Actor, DateTimeOffset> act,
        CancellationToken cancellation)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await databases.ActOnMarksAsync(
            id,
            [passage],
            async (db, request, document) =>
            {
                RuleViolationException.ThrowIf(document.ObstacleToSettling(passage, seen));
                act(request, await db.CatalogueAsync(cancellation), document, user.ToActor(), time.GetUtcNow());
            },
            cancellation);
    }
}
