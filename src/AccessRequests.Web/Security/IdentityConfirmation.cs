using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Security;

/// <summary>
/// Asks a signed-in person to prove again who they are, before an act that must be theirs: a session left open approves nothing. It is their
/// password, where they have one here; a wrong one counts towards the lockout as at the door. Otherwise it is their identity provider, which
/// must have asked them anew within <see cref="ProviderWindow"/>.
/// </summary>
public sealed class IdentityConfirmation(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>How long the provider's proof serves: the time to come back to the page and act.</summary>
    public static readonly TimeSpan ProviderWindow = TimeSpan.FromMinutes(5);

    /// <summary>When a person without a password last proved who they are, if that still serves.</summary>
    public DateTimeOffset? ProvedAt(ClaimsPrincipal user) =>
        user.Instant(SessionClaims.ProvedAt) is { } proved && time.GetUtcNow() - proved <= ProviderWindow ? proved : null;

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

        if (account.IsFromProvider)
        {
            return ProvedAt(user) is null ? new Obstacle(ObstacleKind.IdentityNotConfirmed) : null;
        }

        if (password.Length == 0)
        {
            // A button pressed too early is nobody's attempt.
            return new Obstacle(ObstacleKind.PasswordMissing);
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

    /// <summary>The same, before an approval in a file. A refused one is an act too: the file shows that someone tried in another's name.</summary>
    /// <exception cref="RuleViolationException">The person is not taken at their word.</exception>
    internal async Task DemandAsync(AccessRequestsDb db, AccessRequest request, ApprovalForm form, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await ObstacleAsync(user, form.Password) is { } obstacle)
        {
            RuleViolationException.ThrowIf(obstacle.Kind == ObstacleKind.PasswordMissing ? obstacle : null);
            request.Record(HistoryAct.ApprovalPasswordRefused, user.ToActor(), now, after: obstacle.Kind == ObstacleKind.PasswordLockedOut ? "Compte verrouillé" : null);
            await db.SaveChangesAsync(cancellation);
            throw new RuleViolationException(obstacle);
        }
    }
}
