using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

public sealed class IdentityForm
{
    public DateTime? VerifiedOn { get; set; }

    public string Proof { get; set; } = "";

    /// <summary>What was recorded when the form was filled; null when nothing was.</summary>
    public IdentityCheck? Seen { get; init; }

    public static IdentityForm Of(IdentityCheck? check, DateOnly today) => new()
    {
        VerifiedOn = (check?.VerifiedOn ?? today).ToDateTime(TimeOnly.MinValue),
        Proof = check?.Proof ?? "",
        Seen = check,
    };
}

internal sealed class IdentityFormValidator : AbstractValidator<IdentityForm>
{
    public IdentityFormValidator()
    {
        RuleFor(form => form.VerifiedOn).NotNull().WithMessage("Indiquez la date de la vérification.");
        RuleFor(form => form.Proof).NotEmpty().WithMessage("Dites ce qui a été vu : « permis de conduire, en personne ».").MaximumLength(IdentityCheck.ProofMaxLength).WithName("Preuve");
    }
}

/// <summary>Art. 94: records who saw, and when, that the applicant is entitled to the personal information.</summary>
public sealed class VerifyIdentity(
    IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, IValidator<IdentityForm> validator, TimeProvider time)
{
    /// <exception cref="DbUpdateConcurrencyException">A colleague recorded a verification since the form was filled.</exception>
    public async Task ExecuteAsync(AccessRequestId id, IdentityForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);
        await authorization.DemandAsync(user, Policies.ReadApplicants);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);

        Seen.Demand(request.Identity, form.Seen);

        request.VerifyIdentity(new IdentityCheck(DateOnly.FromDateTime(form.VerifiedOn!.Value), form.Proof.Trim()), time.QuebecToday(), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}
