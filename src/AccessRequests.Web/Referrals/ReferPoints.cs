using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Referrals;

public sealed class ReferralForm
{
    public Guid? BodyId { get; set; }

    public IReadOnlyCollection<int> Points { get; set; } = [];

    /// <summary>Follows «il s’agit de documents du …»: «relatifs aux résultats du sondage …».</summary>
    public string Documents { get; set; } = "";
}

internal sealed class ReferralFormValidator : AbstractValidator<ReferralForm>
{
    public ReferralFormValidator()
    {
        RuleFor(form => form.BodyId).NotNull().WithMessage("Choisissez l’organisme compétent.");
        RuleFor(form => form.Points).NotEmpty().WithMessage("Choisissez au moins un point.");
        RuleFor(form => form.Documents).MaximumLength(Referral.DocumentsMaxLength).WithName("Documents visés");
    }
}

/// <summary>Art. 48: tells which body the points come under, and its person in charge.</summary>
public sealed class ReferPoints(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<ReferralForm> validator,
    TimeProvider time)
{
    public async Task ExecuteAsync(AccessRequestId id, ReferralForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ReferPoints);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        var body = await db.PublicBodies.SingleAsync(known => known.Id == form.BodyId, cancellation);
        var documents = string.IsNullOrWhiteSpace(form.Documents) ? null : form.Documents.Trim();

        request.Refer(body, form.Points, documents, time.QuebecToday(), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    public async Task RemoveAsync(AccessRequestId id, Guid referralId, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ReferPoints);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);

        request.RemoveReferral(referralId, user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}
