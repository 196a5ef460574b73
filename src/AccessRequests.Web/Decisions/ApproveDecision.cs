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
    IValidator<ApprovalForm> approvalValidator,
    IValidator<ReturnForm> validator,
    IdentityConfirmation confirmation,
    Approvers approvers,
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

    /// <summary>Approves the newest package, byte for byte.</summary>
    /// <param name="seenManifest">SHA-256 of the manifest of what the manager had before their eyes: anything else is refused.</param>
    public async Task ApproveAsync(AccessRequestId id, string seenManifest, ApprovalForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ApproveDecisions);
        await approvalValidator.ValidateAndThrowAsync(form, cancellation);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        await confirmation.DemandAsync(db, request, form, user, time.GetUtcNow(), cancellation);
        var decision = await db.DecisionLetterAsync(request, time.QuebecToday(), cancellation);
        var package = await db.LatestPackageAsync(id, cancellation);

        if (package?.ManifestSha256 is { } manifest && manifest != seenManifest)
        {
            throw new RuleViolationException(new Obstacle(ObstacleKind.DecisionChangedWhileRead));
        }

        request.Approve(decision.Obstacles(time.QuebecToday()), package, decision.Fingerprint(), user.ToActor(), await approvers.RoleInFrenchAsync(user, cancellation), time.GetUtcNow());
        await db.PutLetterAsync(id, package!.Id, decision.Compose(), cancellation);
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
