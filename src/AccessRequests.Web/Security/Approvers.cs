using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Security;

/// <summary>A manager, or the officer to whom one who is away delegated their approvals (<see cref="Substitution.DelegatesApproval"/>).</summary>
public sealed class ApproverRequirement : IAuthorizationRequirement;

/// <summary>Asks the database each time: a delegation ends with its last day, when it is cancelled, and when its manager leaves.</summary>
public sealed class Approvers([FromKeyedServices(OfficeDatabases.EveryFile)] IDbContextFactory<AccessRequestsDb> databases, TimeProvider time) : AuthorizationHandler<ApproverRequirement>
{
    /// <summary>In what role the person approves, as the history keeps it.</summary>
    internal async Task<string> RoleInFrenchAsync(ClaimsPrincipal user, CancellationToken cancellation) =>
        IsManager(user) ? user.RolesInFrench(Policies.ApproveDecisions) : (await DelegationAsync(user, cancellation))?.InFrench ?? throw new AccessDeniedException(Policies.ApproveDecisions);

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, ApproverRequirement requirement)
    {
        if (IsManager(context.User) || await DelegationAsync(context.User, CancellationToken.None) is not null)
        {
            context.Succeed(requirement);
        }
    }

    /// <summary>Whether that person approves that day, asked of a database that is open already.</summary>
    internal static async Task<bool> IncludeAsync(AccessRequestsDb db, ClaimsPrincipal user, DateOnly today, CancellationToken cancellation) =>
        IsManager(user) || await DelegationAsync(db, user, today, cancellation) is not null;

    internal static bool IsManager(ClaimsPrincipal user) => Policies.IsHeldBy(Policies.ApproveDecisions, user);

    private async Task<Delegation?> DelegationAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await DelegationAsync(db, user, time.QuebecToday(), cancellation);
    }

    private static async Task<Delegation?> DelegationAsync(AccessRequestsDb db, ClaimsPrincipal user, DateOnly today, CancellationToken cancellation) =>
        user.IsInRole(Roles.AccessOfficer) ? await SubstitutionQueries.DelegatedToAsync(db, user.ToActor().Id, today, cancellation) : null;
}
