using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Security;

/// <summary>
/// Asks a signed-in person for their password again, before an act that must be theirs: a session left open approves nothing. A wrong one
/// counts towards the lockout as at the door.
/// </summary>
public sealed class PasswordConfirmation(IServiceScopeFactory scopes)
{
    /// <summary>Why the person is not taken at their word, or null when they are.</summary>
    public async Task<Obstacle?> ObstacleAsync(ClaimsPrincipal user, string password)
    {
        // A circuit lives for hours: the account is read anew.
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();

        if (await accounts.GetUserAsync(user) is not { IsDisabled: false } account)
        {
            return new Obstacle(ObstacleKind.PasswordRefused);
        }

        if (await accounts.IsLockedOutAsync(account))
        {
            return new Obstacle(ObstacleKind.PasswordLockedOut);
        }

        if (!await accounts.CheckPasswordAsync(account, password))
        {
            await accounts.AccessFailedAsync(account);
            return new Obstacle(await accounts.IsLockedOutAsync(account) ? ObstacleKind.PasswordLockedOut : ObstacleKind.PasswordRefused);
        }

        await accounts.ResetAccessFailedCountAsync(account);
        return null;
    }
}
