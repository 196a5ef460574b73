using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Security;

/// <summary>
/// Asks a signed-in person to prove again who they are, before an act that must be theirs: a session left open approves nothing. It is their
/// password, where they have one here; wrong ones are counted apart from
/// those of the door (<see cref="KnownAttempts"/>), so that no stranger keeps a manager from approving. Otherwise it is their identity provider, which
/// must have asked them anew within <see cref="ProviderWindow"/>.
/// </summary>
public sealed class IdentityConfirmation(IServiceScopeFactory scopes, KnownAttempts attempts, TimeProvider time)
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

        var whose = $"{account.Id}";

        if (!attempts.Take(whose))
        {
            return new Obstacle(ObstacleKind.PasswordLockedOut);
        }

        if (!await accounts.CheckPasswordAsync(account, password))
        {
            return new Obstacle(attempts.AreSpent(whose) ? ObstacleKind.PasswordLockedOut : ObstacleKind.PasswordRefused);
        }

        attempts.Forgive(whose);
        return null;
    }

    /// <summary>
    /// Asks for a code of the present second factor, or a recovery code, before another takes its place: with the password alone, whoever saw it typed and found the session open
    /// would keep the account. A code serves once. Wrong ones are counted apart.
    /// </summary>
    /// <returns>Null also where there is no factor yet.</returns>
    public async Task<Obstacle?> FactorObstacleAsync(ClaimsPrincipal user, string code)
    {
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();

        if (await accounts.GetUserAsync(user) is not { TwoFactorEnabled: true } account)
        {
            return null;
        }

        if (code.Length == 0)
        {
            return new Obstacle(ObstacleKind.CodeRefused);
        }

        var whose = $"factor:{account.Id}";
        var history = scope.ServiceProvider.GetRequiredService<SessionHistory>();

        if (!attempts.Take(whose))
        {
            return new Obstacle(ObstacleKind.CodeLockedOut);
        }

        if (await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            attempts.Forgive(whose);
            return null;
        }

        if (await OneTimeCodes.RedeemAsync(accounts, account, code))
        {
            attempts.Forgive(whose);
            await history.RecordAsync(HistoryAct.RecoveryCodeUsed, account, "Pour changer le second facteur");
            return null;
        }

        await history.RecordAsync(HistoryAct.SignInRefused, account, "Changement du second facteur");
        return new Obstacle(attempts.AreSpent(whose) ? ObstacleKind.CodeLockedOut : ObstacleKind.CodeRefused);
    }

    /// <summary>As <see cref="ObstacleAsync"/>, before an approval in a file. A refused one is an act too: the file shows that someone tried in another's name.</summary>
    /// <exception cref="RuleViolationException">The person is not taken at their word.</exception>
    internal async Task DemandAsync(AccessRequestsDb db, AccessRequest request, ApprovalForm form, ClaimsPrincipal user, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await ObstacleAsync(user, form.Password) is { } obstacle)
        {
            RuleViolationException.ThrowIf(obstacle.Kind == ObstacleKind.PasswordMissing ? obstacle : null);
            request.Record(HistoryAct.ApprovalPasswordRefused, user.ToActor(), now, after: obstacle.Kind == ObstacleKind.PasswordLockedOut ? "Trop d’essais" : null);
            await db.SaveChangesAsync(cancellation);
            throw new RuleViolationException(obstacle);
        }
    }
}
