using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace AccessRequests.Web.Security;

/// <summary>A circuit can stay open all day: ends the session of an account that was disabled or changed meanwhile, that has lasted long enough, or whose page nobody touched for too long.</summary>
internal sealed class RevalidatingAuthentication(ILoggerFactory loggers, IServiceScopeFactory scopes, SessionTerms terms, CircuitUse use, TimeProvider time)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => SecurityRegistration.RevalidationInterval;

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) => IsOpenAsync(authenticationState);

    internal async Task<bool> IsOpenAsync(AuthenticationState authenticationState)
    {
        if (use.Left <= TimeSpan.Zero || terms.IsOver(authenticationState.User, time.GetUtcNow()))
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountSignIn>().ValidateSecurityStampAsync(authenticationState.User) is not null;
    }
}
