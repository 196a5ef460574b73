using System.Globalization;
using System.Security.Claims;

namespace AccessRequests.Web.Security;

/// <summary>What a session knows of itself beyond the account. A refresh of the account's claims carries them over.</summary>
internal static class SessionClaims
{
    /// <summary>The id of <see cref="Data.OpenSession"/>.</summary>
    public const string Id = "session";

    /// <summary>When the session was opened, in Unix seconds.</summary>
    public const string OpenedAt = "opened";

    /// <summary>The name of the public body's own sign-in, when that proved the identity.</summary>
    public const string Provider = "provider";

    /// <summary>When the provider last saw the person prove who they are, in Unix seconds (OpenID Connect Core 1.0, section 2, auth_time).</summary>
    public const string ProvedAt = "proved";

    private static readonly string[] Kept = [Id, OpenedAt, Provider, ProvedAt, "amr"];

    public static void Carry(ClaimsPrincipal from, ClaimsPrincipal to, Claim? proof = null)
    {
        var identity = (ClaimsIdentity)to.Identity!;
        identity.AddClaims(from.Claims.Where(claim => Kept.Contains(claim.Type) && claim.Type != proof?.Type));

        if (proof is not null)
        {
            identity.AddClaim(proof);
        }
    }

    /// <summary>The provider's name, null for a session that a password opened.</summary>
    public static string? ProviderOf(this ClaimsPrincipal user) => user.FindFirstValue(Provider);

    public static Guid? SessionId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Id), out var id) ? id : null;

    public static DateTimeOffset? Instant(this ClaimsPrincipal user, string claim) =>
        long.TryParse(user.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}
