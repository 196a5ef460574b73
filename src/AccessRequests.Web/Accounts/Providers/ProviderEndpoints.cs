using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using AccessRequests.Web.Security;

namespace AccessRequests.Web.Accounts.Providers;

internal static class ProviderEndpoints
{
    private const string Entrance = $"{Urls.SignInByProvider}/entree";
    private const string ConfirmParameter = "confirmer";

    /// <summary>Where someone with a session proves again who they are, and comes back to <paramref name="returnAddress"/>.</summary>
    public static string ConfirmAddress(string returnAddress) =>
        $"{Urls.SignInByProvider}?{ConfirmParameter}=true&{Urls.ReturnParameter}={Uri.EscapeDataString(returnAddress)}";

    public static void MapIdentityProvider(this IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<IdentityProvider>().IsConfigured)
        {
            return;
        }

        routes.MapGet(Urls.SignInByProvider, (string? retour, bool? confirmer, AccountSignIn session) =>
        {
            var challenge = session.ConfigureExternalAuthenticationProperties(IdentityProvider.Scheme, Urls.WithReturn(Entrance, retour));

            if (confirmer == true)
            {
                challenge.Items[ProviderRegistration.Confirm] = "true";
            }

            return Results.Challenge(challenge, [IdentityProvider.Scheme]);
        }).AllowAnonymous().RequireRateLimiting(SecurityRegistration.PasswordAttempts);

        routes.MapGet(Entrance, async (string? retour, AccountSignIn session, ProviderSignIn signIn, HttpContext http) =>
        {
            if (await session.GetExternalLoginInfoAsync() is not { } login)
            {
                return Refused(ProviderRefusal.NotProved);
            }

            // Its cookie served: whoever comes back to this address with it gets nothing.
            await http.SignOutAsync(IdentityConstants.ExternalScheme);
            var isConfirmation = login.AuthenticationProperties?.Items.ContainsKey(ProviderRegistration.Confirm) == true;
            var refusal = isConfirmation ? await signIn.ConfirmAsync(login, http.User) : await signIn.OpenAsync(login);

            return refusal is { } why ? Refused(why) : Results.LocalRedirect(Urls.LocalOrDashboard(retour));
        }).AllowAnonymous();
    }

    private static IResult Refused(ProviderRefusal refusal) => Results.LocalRedirect($"{Urls.SignIn}?{SignInPage.RefusalParameter}={refusal}");
}
