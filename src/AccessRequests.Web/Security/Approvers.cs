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

    private static bool IsManager(ClaimsPrincipal user) => Policies.RolesOf[Policies.ApproveDecisions].Any(user.IsInRole);

    private async Task<Delegation?> DelegationAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (!user.IsInRole(Roles.AccessOfficer))
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await SubstitutionQueries.DelegatedToAsync(db, user.ToActor().Id, time.QuebecToday(), cancellation);
    }
}
