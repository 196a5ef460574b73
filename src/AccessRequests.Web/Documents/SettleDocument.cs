using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Documents;

public sealed class WithholdingForm
{
    public IReadOnlyCollection<string> Provisions { get; set; } = [];

    public string Reason { get; set; } = "";
}

internal sealed class WithholdingFormValidator : AbstractValidator<WithholdingForm>
{
    public WithholdingFormValidator()
    {
        RuleFor(form => form.Provisions).NotEmpty().WithMessage("Choisissez au moins un article.");
        RuleFor(form => form.Reason).NotEmpty().WithMessage("Dites en quoi ce qui est protégé forme la substance du document (art. 14).").MaximumLength(Passage.ReasonMaxLength).WithName("Motif");
    }
}

/// <summary>What becomes of a document whole, where the marks do not decide.</summary>
public sealed class SettleDocument(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<WithholdingForm> validator,
    TimeProvider time)
{
    public async Task WithholdAsync(DocumentId id, WithholdingForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await validator.ValidateAndThrowAsync(form, cancellation);
        await ActAsync(
            id,
            user,
            (request, document, catalogue, actor, now) => document.Withhold(request, catalogue, form.Provisions, form.Reason.Trim(), actor, now),
            cancellation);
    }

    public Task SetAsideAsync(DocumentId id, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, user, (request, document, _, actor, now) => document.SetAside(request, actor, now), cancellation);

    public Task FollowPassagesAsync(DocumentId id, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, user, (request, document, _, actor, now) => document.FollowPassages(request, actor, now), cancellation);

    private async Task ActAsync(
        DocumentId id, ClaimsPrincipal user, Action<AccessRequest, RequestedDocument, ProvisionCatalogue, Actor, DateTimeOffset> act, CancellationToken cancellation)
    {
        await authorization.DemandAsync(user, Policies.MarkPassages);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (request, document) = await db.LoadAsync(id, cancellation);

        act(request, document, await db.CatalogueAsync(cancellation), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}
