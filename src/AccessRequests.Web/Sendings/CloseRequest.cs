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

    /// <summary>Of a reopening, the points that the letter to come decides again; none for what the file is opened for: see <see cref="AccessRequest.Reopen"/>.</summary>
    public IReadOnlyCollection<int> Anew { get; set; } = [];
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
        ActAsync(
            id,
            form,
            user,
            (_, request, reason) =>
            {
                request.Withdraw(reason, user.ToActor(), time.GetUtcNow());
                return Task.CompletedTask;
            },
            cancellation);

    public Task ReopenAsync(AccessRequestId id, ReasonForm form, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(
            id,
            form,
            user,
            async (db, request, reason) =>
            {
                request.Reopen(reason, user.ToActor(), time.GetUtcNow(), form.Anew);

                if (request.Points.Any(point => point.IsSettled) && await db.DecisionWordings.SingleOrDefaultAsync(wording => wording.RequestId == id, cancellation) is { } wording)
                {
                    wording.BeginAnew();
                }
            },
            cancellation);

    private async Task ActAsync(AccessRequestId id, ReasonForm form, ClaimsPrincipal user, Func<AccessRequestsDb, AccessRequest, string, Task> act, CancellationToken cancellation)
    {
        await authorization.DemandAsync(user, Policies.SendDecisions);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        await act(db, await db.Requests.SingleAsync(known => known.Id == id, cancellation), form.Reason.Trim());
        await db.SaveChangesAsync(cancellation);
    }
}
