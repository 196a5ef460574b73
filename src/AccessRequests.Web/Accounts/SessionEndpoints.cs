using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace AccessRequests.Web.Accounts;

internal static class SessionEndpoints
{
    /// <summary>Signing out is a form that is posted, with its antiforgery token: a link could be followed by anything.</summary>
    public static void MapSessions(this IEndpointRouteBuilder routes) =>
        routes.MapPost(Urls.SignOut, async ([FromForm] string? reason, SignInManager<Account> session, UserManager<Account> accounts, SessionHistory history, HttpContext http) =>
        {
            if (await accounts.GetUserAsync(http.User) is { } account)
            {
                await history.RecordAsync(HistoryAct.SignedOut, account);
            }

            await session.SignOutAsync();
            return Results.LocalRedirect(Urls.SignIn);
        }).AllowAnonymous();
}
