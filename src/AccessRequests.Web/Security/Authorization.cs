using System.Security.Claims;
using AccessRequests.Domain;
using Microsoft.AspNetCore.Authorization;

namespace AccessRequests.Web.Security;

internal static class Authorization
{
    /// <exception cref="AccessDeniedException">The policy is not met.</exception>
    public static async Task DemandAsync(this IAuthorizationService authorization, ClaimsPrincipal user, string policy)
    {
        if (!(await authorization.AuthorizeAsync(user, policy)).Succeeded)
        {
            throw new AccessDeniedException(policy);
        }
    }

    /// <summary>The signed-in person, as the history names them.</summary>
    public static Actor ToActor(this ClaimsPrincipal user) =>
        new(Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!), user.DisplayName(), user.FindFirstValue(NetworkAddress.Claim));

    /// <summary>The roles by which the person meets a policy.</summary>
    public static string RolesInFrench(this ClaimsPrincipal user, string policy) =>
        string.Join(", ", Policies.RolesOf[policy].Where(user.IsInRole).Select(Roles.InFrench));

    public static string DisplayName(this ClaimsPrincipal user) => user.FindFirstValue(AccountClaims.Name) ?? "";
}
