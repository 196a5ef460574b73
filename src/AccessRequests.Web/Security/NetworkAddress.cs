using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace AccessRequests.Web.Security;

/// <summary>
/// Tells each signed-in person's acts where they come from. A circuit keeps the identity of the request that opened it, and so
/// its address.
/// </summary>
internal sealed class NetworkAddress(IHttpContextAccessor http) : IClaimsTransformation
{
    public const string Claim = "from";

    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Identity?.IsAuthenticated != true || principal.HasClaim(claim => claim.Type == Claim) || http.HttpContext?.Connection.RemoteIpAddress is not { } address)
        {
            return Task.FromResult(principal);
        }

        // A copy: the session's cookie must not carry today's address along.
        var located = principal.Clone();
        ((ClaimsIdentity)located.Identity!).AddClaim(new Claim(Claim, address.ToString()));
        return Task.FromResult(located);
    }
}
