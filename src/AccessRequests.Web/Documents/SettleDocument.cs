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

public sealed class WithholdingForm
{
    public IReadOnlyCollection<string> Provisions { get; set; } = [];

    public string Reason { get; set; } = "";

    /// <summary>What was answered of the articles: it counts for whether they still hold, and is not kept.</summary>
    public IReadOnlyCollection<GroundFact> Facts { get; set; } = [];

    public PassageCitation Citation => new(Provisions, Reason.Trim()) { Facts = Facts };
}

internal sealed class WithholdingFormValidator : AbstractValidator<WithholdingForm>
{
    public WithholdingFormValidator()
    {
        RuleFor(form => form.Provisions).NotEmpty().WithMessage("Choisissez au moins un article.");
        RuleFor(form => form.Reason).NotEmpty().WithMessage("Dites en quoi ce qui est protégé forme la substance du document (art. 14).").MaximumLength(Passage.ReasonMaxLength).IsOnePlainLine().WithName("Motif");
    }
}

/// <summary>What becomes of a document whole, or of whole pages, where the marks do not decide, and when its review is finished.</summary>
public sealed class SettleDocument(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<WithholdingForm> validator,
    TimeProvider time)
{
    /// <param name="seen">See <see cref="DocumentActs"/>: what replaces a colleague's decision starts from it.</param>
    public async Task WithholdAsync(DocumentId id, Guid seen, WithholdingForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await validator.ValidateAndThrowAsync(form, cancellation);
        await databases.ActAsync(
            id,
            seen,
            async (db, request, document) =>
                document.Withhold(request, await db.CatalogueAsync(cancellation), form.Citation, user.ToActor(), time.GetUtcNow()),
            cancellation);
    }

    public async Task SetAsideAsync(DocumentId id, Guid seen, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await databases.ActAsync(
            id,
            seen,
            async (db, request, document) =>
            {
                RuleViolationException.ThrowIf(document.ObstacleOfCopies(await db.DocumentsInOutlineAsync(request.Id, cancellation)));
                document.SetAside(request, user.ToActor(), time.GetUtcNow());
            },
            cancellation);
    }

    /// <summary>Keeps pages from what is released: they are not what was asked for, or repeat another.</summary>
    /// <param name="twin">See <see cref="RequestedDocument.SetPagesAside"/>.</param>
    /// <returns>Those that were not set aside before.</returns>
    public async Task<IReadOnlyList<int>> SetPagesAsideAsync(
        DocumentId id, IReadOnlyCollection<int> pages, PageTwin? twin, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        return await databases.ActAsync(
            id,
            seen: null,
            async (db, request, document) =>
                document.SetPagesAside(request, pages, twin, await db.DocumentsInOutlineAsync(request.Id, cancellation), user.ToActor(), time.GetUtcNow()),
            cancellation);
    }

    /// <summary>The contrary of <see cref="SetPagesAsideAsync"/>.</summary>
    public async Task TakePagesBackAsync(DocumentId id, IReadOnlyCollection<int> pages, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await databases.ActAsync(id, seen: null, (request, document) => document.TakePagesBack(request, pages, user.ToActor(), time.GetUtcNow()), cancellation);
    }

    public Task FollowPassagesAsync(DocumentId id, Guid seen, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, seen, user, (request, document, actor, now) => document.FollowPassages(request, actor, now), cancellation);

    /// <param name="seen">The version that was read to its end: a mark taken off meanwhile shows what nobody looked at.</param>
    public async Task FinishReviewAsync(DocumentId id, Guid seen, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await databases.ActAsync(
            id,
            seen,
            async (db, request, document) => document.FinishReview(request, await db.ReadPagesAsync(id, cancellation), user.ToActor(), time.GetUtcNow()),
            cancellation);
    }

    public Task ReopenReviewAsync(DocumentId id, Guid seen, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, seen, user, (request, document, actor, now) => document.ReopenReview(request, actor, now), cancellation);

    private async Task ActAsync(
        DocumentId id, Guid seen, ClaimsPrincipal user, Action<AccessRequest, RequestedDocument, Actor, DateTimeOffset> act, CancellationToken cancellation)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);
        await databases.ActAsync(id, seen, (request, document) => act(request, document, user.ToActor(), time.GetUtcNow()), cancellation);
    }
}
