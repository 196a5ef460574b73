using System.Text.Encodings.Web;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.Configuration;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.Net.Http.Headers;

namespace AccessRequests.Web.Accounts.Providers;

internal static class ProviderEndpoints
{
    private const string Entrance = $"{Urls.SignInByProvider}/entree";
    private const string Confirmation = $"{Urls.SignInByProvider}/confirmation";

    /// <summary>Where someone with a session proves again who they are, and comes back to <paramref name="returnAddress"/>.</summary>
    public static string ConfirmAddress(string returnAddress) => Urls.WithReturn(Confirmation, returnAddress);

    /// <summary>
    /// A session is opened by a form that is posted from our own page: a link from elsewhere would sign people in without an act of theirs. A confirmation opens none, and the
    /// provider asks the person.
    /// </summary>
    public static void MapIdentityProvider(this IEndpointRouteBuilder routes)
    {
        var provider = routes.ServiceProvider.GetRequiredService<IdentityProvider>();

        if (!provider.IsConfigured)
        {
            return;
        }

        if (provider.AcrValues.Count == 0 && provider.AmrValues.Count == 0)
        {
            routes.ServiceProvider.GetRequiredService<ILogger<IdentityProvider>>().LogWarning("The identity provider is believed without a second factor: name what it must say in IdentityProvider:AcrValues or AmrValues");
        }

        routes.MapPost(Urls.SignInByProvider, async ([FromForm(Name = Urls.ReturnParameter)] string? returnAddress, AccountSignIn session, HttpContext http) =>
        {
            if (await http.ObstacleToProviderAsync() is { } refusal)
            {
                return Refused(refusal, returnAddress);
            }

            await http.ChallengeAsync(IdentityProvider.Scheme, ChallengeOf(session, returnAddress));
            return GoOn(http);
        }).AllowAnonymous().RequireRateLimiting(SecurityRegistration.PasswordAttempts);

        routes.MapGet(Confirmation, async ([FromQuery(Name = Urls.ReturnParameter)] string? returnAddress, AccountSignIn session, HttpContext http) =>
        {
            if (await http.ObstacleToProviderAsync() is { } refusal)
            {
                return Refused(refusal, returnAddress);
            }

            var challenge = ChallengeOf(session, returnAddress);
            challenge.Items[ProviderRegistration.Confirm] = "true";
            return Results.Challenge(challenge, [IdentityProvider.Scheme]);
        }).RequireRateLimiting(SecurityRegistration.PasswordAttempts);

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

    /// <summary>What the provider says of itself; null when it does not answer, or answers under another name.</summary>
    internal static async Task<OpenIdConnectConfiguration?> ProviderConfigurationAsync(this HttpContext http) => (await http.AskProviderAsync()).Configuration;

    /// <summary>Why nobody signs in by the provider now; null when they may.</summary>
    private static async Task<ProviderRefusal?> ObstacleToProviderAsync(this HttpContext http) => (await http.AskProviderAsync()).Refusal;

    private static async Task<(OpenIdConnectConfiguration? Configuration, ProviderRefusal? Refusal)> AskProviderAsync(this HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(IdentityProvider.Scheme);

        try
        {
            return (await options.ConfigurationManager!.GetConfigurationAsync(http.RequestAborted), null);
        }
        catch (InvalidOperationException failure)
        {
            return (null, failure.InnerException is InvalidConfigurationException ? ProviderRefusal.OtherIssuer : ProviderRefusal.Unreachable);
        }
    }

    private static AuthenticationProperties ChallengeOf(AccountSignIn session, string? returnAddress) =>
        session.ConfigureExternalAuthenticationProperties(IdentityProvider.Scheme, Urls.WithReturn(Entrance, returnAddress));

    /// <summary>
    /// By a page that goes on by itself: browsers hold each redirect of a posted form against form-action, and a provider may send people on to an address that nobody here knows.
    /// </summary>
    private static IResult GoOn(HttpContext http)
    {
        var address = HtmlEncoder.Default.Encode($"{http.Response.Headers.Location}");
        http.Response.Headers.Remove(HeaderNames.Location);
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Content(
            "<!DOCTYPE html><html lang=\"fr-CA\"><head><meta charset=\"utf-8\"><title>Connexion — Accès aux documents</title>"
                + $"<meta http-equiv=\"refresh\" content=\"0; url={address}\"></head><body><p><a href=\"{address}\">Continuer vers la page de connexion</a></p></body></html>",
            "text/html; charset=utf-8",
            statusCode: StatusCodes.Status200OK);
    }

    private static IResult Refused(ProviderRefusal refusal, string? returnAddress = null) => Results.LocalRedirect(
        $"{Urls.SignIn}?{SignInPage.RefusalParameter}={refusal}{(returnAddress is null ? "" : $"&{Urls.ReturnParameter}={Uri.EscapeDataString(Urls.LocalOrDashboard(returnAddress))}")}");
}
