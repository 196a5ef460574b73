using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

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

        routes.MapGet(Urls.SignInByProvider, async (string? retour, bool? confirmer, AccountSignIn session, HttpContext http) =>
        {
            if (await http.ProviderConfigurationAsync() is null)
            {
                return Refused(ProviderRefusal.Unreachable);
            }

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

            return refusal is { } why ? Refused(why, retour) : Results.LocalRedirect(Urls.LocalOrDashboard(retour));
        }).AllowAnonymous();
    }

    /// <summary>What the provider says of itself; null when it does not answer.</summary>
    internal static async Task<OpenIdConnectConfiguration?> ProviderConfigurationAsync(this HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(IdentityProvider.Scheme);

        try
        {
            return await options.ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static IResult Refused(ProviderRefusal refusal, string? returnAddress = null) => Results.LocalRedirect(
        $"{Urls.SignIn}?{SignInPage.RefusalParameter}={refusal}{(returnAddress is null ? "" : $"&{Urls.ReturnParameter}={Uri.EscapeDataString(Urls.LocalOrDashboard(returnAddress))}")}");
}
