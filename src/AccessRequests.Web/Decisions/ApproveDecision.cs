using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Search;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Decisions;

public sealed class ReturnForm
{
    public string Comment { get; set; } = "";
}

internal sealed class ReturnFormValidator : AbstractValidator<ReturnForm>
{
    public ReturnFormValidator() =>
        RuleFor(form => form.Comment).NotEmpty().WithMessage("Dites en quelques mots ce qui est à revoir.").MaximumLength(AccessRequest.CommentMaxLength).WithName("Commentaire");
}

/// <summary>The way of a draft between the officer and the manager.</summary>
public sealed class ApproveDecision(
    IDbContextFactory<AccessRequestsDb> databases,
    IAuthorizationService authorization,
    IValidator<ReturnForm> validator,
    TimeProvider time)
{
    /// <exception cref="RuleViolationException">With every blocker at once.</exception>
    public async Task SubmitAsync(AccessRequestId id, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        var decision = await db.DecisionLetterAsync(request, time.QuebecToday(), cancellation);

        request.SubmitForApproval(decision.Obstacles(time.QuebecToday()), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>See <see cref="AccessRequest.Recall"/>.</summary>
    public async Task RecallAsync(AccessRequestId id, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        request.Recall(user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    /// <param name="seenFingerprint">Of what the manager had before their eyes: anything else is refused.</param>
    public async Task ApproveAsync(AccessRequestId id, string seenFingerprint, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ApproveDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        var decision = await db.DecisionLetterAsync(request, time.QuebecToday(), cancellation);
        var fingerprint = decision.Fingerprint();

        if (fingerprint != seenFingerprint)
        {
            throw new RuleViolationException(new Obstacle(ObstacleKind.DecisionChangedWhileRead));
        }

        request.Approve(decision.Obstacles(time.QuebecToday()), fingerprint, user.ToActor(), time.GetUtcNow());
        await db.PutLetterAsync(id, id.Value, decision.Compose(), cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    public Task ReturnAsync(AccessRequestId id, ReturnForm form, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ReopenAsync(id, form, user, (request, comment, actor, now) => request.Return(comment, actor, now), cancellation);

    /// <summary>Opens an approved file again.</summary>
    public Task WithdrawAsync(AccessRequestId id, ReturnForm form, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ReopenAsync(id, form, user, (request, comment, actor, now) => request.WithdrawApproval(comment, actor, now), cancellation);

    private async Task ReopenAsync(
        AccessRequestId id, ReturnForm form, ClaimsPrincipal user, Action<AccessRequest, string, Actor, DateTimeOffset> reopen, CancellationToken cancellation)
    {
        await authorization.DemandAsync(user, Policies.ApproveDecisions);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);

        reopen(request, form.Comment.Trim(), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}
