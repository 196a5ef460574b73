using System.Security.Claims;
using AccessRequests.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AccessRequests.Web.Security;

/// <summary>
/// Adds to the identity, which by itself only carries the address people sign in with, their name and when they were last here.
/// </summary>
internal sealed class AccountClaims(UserManager<Account> accounts, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account, IdentityRole<Guid>>(accounts, roles, options)
{
    public const string Name = "name";

    /// <summary>When the session before this one was opened, in Unix seconds; absent at the first.</summary>
    public const string PreviousSignIn = "previous";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Name, user.Name));

        if (user.PreviouslySignedInAt is { } previous)
        {
            identity.AddClaim(new Claim(PreviousSignIn, AccountSignIn.Seconds(previous)));
        }

        return identity;
    }
}
