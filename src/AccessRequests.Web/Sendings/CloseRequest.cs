using System.Security.Claims;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Sendings;

public sealed class ReasonForm
{
    public string Reason { get; set; } = "";
}

internal sealed class ReasonFormValidator : AbstractValidator<ReasonForm>
{
    public ReasonFormValidator() =>
        RuleFor(form => form.Reason).NotEmpty().WithMessage("Dites pourquoi, en quelques mots.").MaximumLength(AccessRequest.CommentMaxLength).WithName("Motif");
}

/// <summary>Ends a file by the applicant's withdrawal, or opens again a file that had ended.</summary>
public sealed class CloseRequest(
    IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, IValidator<ReasonForm> validator, TimeProvider time)
{
    public Task WithdrawAsync(AccessRequestId id, ReasonForm form, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, form, user, (request, reason) => request.Withdraw(reason, user.ToActor(), time.GetUtcNow()), cancellation);

    public Task ReopenAsync(AccessRequestId id, ReasonForm form, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, form, user, (request, reason) => request.Reopen(reason, user.ToActor(), time.GetUtcNow()), cancellation);

    private async Task ActAsync(AccessRequestId id, ReasonForm form, ClaimsPrincipal user, Action<AccessRequest, string> act, CancellationToken cancellation)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        act(await db.Requests.SingleAsync(known => known.Id == id, cancellation), form.Reason.Trim());
        await db.SaveChangesAsync(cancellation);
    }
}
