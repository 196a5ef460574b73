using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Decisions;

/// <summary>The way of a draft between the officer and the manager.</summary>
public sealed class ApproveDecision(IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, TimeProvider time)
{
    /// <exception cref="RuleViolationException">With every blocker at once.</exception>
    public async Task SubmitAsync(AccessRequestId id, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        var decision = await db.DecisionRecordAsync(request, time.QuebecToday(), cancellation);

        request.SubmitForApproval(decision.Obstacles(time.QuebecToday()), user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    /// <param name="seenFingerprint">Of what the manager had before their eyes: anything else is refused.</param>
    public async Task ApproveAsync(AccessRequestId id, string seenFingerprint, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ApproveDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        var decision = await db.DecisionRecordAsync(request, time.QuebecToday(), cancellation);
        var fingerprint = decision.Fingerprint();

        if (fingerprint != seenFingerprint)
        {
            throw new RuleViolationException(new Obstacle(ObstacleKind.DecisionChangedWhileRead));
        }

        request.Approve(decision.Obstacles(time.QuebecToday()), fingerprint, user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }

    public Task ReturnAsync(AccessRequestId id, string comment, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, user, (request, actor, now) => request.Return(comment.Trim(), actor, now), cancellation);

    public Task WithdrawAsync(AccessRequestId id, string comment, ClaimsPrincipal user, CancellationToken cancellation = default) =>
        ActAsync(id, user, (request, actor, now) => request.WithdrawApproval(comment.Trim(), actor, now), cancellation);

    private async Task ActAsync(AccessRequestId id, ClaimsPrincipal user, Action<AccessRequest, Actor, DateTimeOffset> act, CancellationToken cancellation)
    {
        await authorization.DemandAsync(user, Policies.ApproveDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);

        act(request, user.ToActor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
    }
}
