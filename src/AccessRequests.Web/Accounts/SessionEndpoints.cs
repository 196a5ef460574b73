using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts.Providers;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AccessRequests.Web.Accounts;

internal static class SessionEndpoints
{
    /// <summary>Signing out is a form that is posted, with its antiforgery token: a link could be followed by anything.</summary>
    public static void MapSessions(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Urls.SignOut, async ([FromForm] string? reason, AccountSignIn session, UserManager<Account> accounts, SessionHistory history, HttpContext http) =>
        {
            if (await accounts.GetUserAsync(http.User) is { } account)
            {
                await history.RecordAsync(HistoryAct.SignedOut, account);
                await history.EndSessionAsync(account.Id, http.User.SessionId() ?? Guid.Empty);
            }

            return await LeaveAsync(session, http);
        }).AllowAnonymous();

        routes.MapPost(Urls.SignOutEverywhere, async ([FromForm] string? reason, AccountSignIn session, UserManager<Account> accounts, SessionHistory history, HttpContext http) =>
        {
            if (await accounts.GetUserAsync(http.User) is { } account)
            {
                await accounts.UpdateSecurityStampAsync(account).OrThrowAsync();
                await history.EndSessionsAsync(account.Id);
                await history.RecordAsync(HistoryAct.SessionsEnded, account);
            }

            return await LeaveAsync(session, http);
        });

        routes.MapPost(Urls.SignOutOne, async ([FromForm] Guid session, UserManager<Account> accounts, SessionHistory history, HttpContext http) =>
        {
            if (await accounts.GetUserAsync(http.User) is { } account)
            {
                await history.EndSessionAsync(account.Id, session);
                await history.RecordAsync(HistoryAct.SessionsEnded, account, "Une session");
            }

            return Results.LocalRedirect(Urls.MyAccount);
        });
    }

    /// <summary>Ends the session here and, for a session that a provider opened, there: else the next person at this desk would be let in by it. A provider that does not answer keeps nobody in here.</summary>
    private static async Task<IResult> LeaveAsync(AccountSignIn session, HttpContext http)
    {
        var leavesProvider = http.User.ProviderOf() is not null
            && http.RequestServices.GetRequiredService<IdentityProvider>().IsConfigured
            && await http.ProviderConfigurationAsync() is { EndSessionEndpoint.Length: > 0 };
        await session.SignOutAsync();
        http.Response.Headers["Clear-Site-Data"] = "\"storage\"";

        return leavesProvider
            ? Results.SignOut(new AuthenticationProperties { RedirectUri = Urls.SignIn }, [IdentityProvider.Scheme])
            : Results.LocalRedirect(Urls.SignIn);
    }
}
