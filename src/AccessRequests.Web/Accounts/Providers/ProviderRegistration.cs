using System.Globalization;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AccessRequests.Web.Accounts.Providers;

internal static class ProviderRegistration
{
    /// <summary>The item of a challenge that asks the person to prove again who they are, although they have a session.</summary>
    public const string Confirm = "confirm";

    /// <summary>
    /// Authorization code with PKCE (OpenID Connect Core 1.0, section 3.1; RFC 7636). The answer comes in the address, so that the cookies
    /// of the exchange need not cross sites. State, nonce, issuer, audience and signature are the library's to check.
    /// </summary>
    public static void AddIdentityProvider(this WebApplicationBuilder builder)
    {
        var provider = IdentityProvider.Of(builder);
        builder.Services.AddSingleton(provider);
        builder.Services.AddScoped<ProviderSignIn>();

        if (!provider.IsConfigured)
        {
            return;
        }

        builder.Services.AddAuthentication().AddOpenIdConnect(IdentityProvider.Scheme, options =>
        {
            options.SignInScheme = IdentityConstants.ExternalScheme;
            options.SignOutScheme = IdentityConstants.ApplicationScheme;
            options.Authority = provider.Authority;
            options.ClientId = provider.ClientId;
            options.ClientSecret = provider.ClientSecret;
            options.RequireHttpsMetadata = !builder.Environment.IsDevelopment();
            options.ResponseType = OpenIdConnectResponseType.Code;
            options.ResponseMode = OpenIdConnectResponseMode.Query;
            options.MapInboundClaims = false;
            options.SaveTokens = true;
            options.DisableTelemetry = true;
            options.CallbackPath = $"{Urls.SignInByProvider}/retour";
            options.SignedOutCallbackPath = $"{Urls.SignOut}/retour";
            options.SignedOutRedirectUri = Urls.SignIn;
            options.RemoteSignOutPath = default;
            options.Scope.Add("email");

            // A subject is one person at its issuer only, and how they proved who they are may be demanded; the handler drops both claims by default.
            options.ClaimActions.Remove("iss");
            options.ClaimActions.Remove("acr");

            foreach (var scope in provider.Scopes)
            {
                options.Scope.Add(scope);
            }

            // Signatures by a key of the provider; it is asked at its own address and nowhere that it redirects to.
            options.TokenValidationParameters.ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
            options.BackchannelHttpHandler = new SocketsHttpHandler { AllowAutoRedirect = false };

            if (!builder.Environment.IsDevelopment())
            {
                options.CorrelationCookie.Name = "__Secure-accessrequests-correlation.";
                options.NonceCookie.Name = "__Secure-accessrequests-nonce.";
            }

            options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.SecurePolicy = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            options.NonceCookie.SameSite = SameSiteMode.Lax;
            options.NonceCookie.SecurePolicy = options.CorrelationCookie.SecurePolicy;
            options.Events.OnRedirectToIdentityProvider = challenge =>
            {
                if (provider.AcrValues.Count > 0)
                {
                    challenge.ProtocolMessage.AcrValues = string.Join(' ', provider.AcrValues);
                }

                if (challenge.Properties.Items.ContainsKey(Confirm))
                {
                    challenge.ProtocolMessage.Prompt = OpenIdConnectPrompt.Login;
                    challenge.ProtocolMessage.MaxAge = 0.ToString(CultureInfo.InvariantCulture);
                }

                return Task.CompletedTask;
            };
            options.Events.OnRemoteFailure = failure =>
            {
                failure.HttpContext.RequestServices.GetRequiredService<ILogger<ProviderSignIn>>().LogWarning("The identity provider's answer was refused: {Reason}", failure.Failure?.GetType().Name);
                failure.Response.Redirect($"{Urls.SignIn}?{SignInPage.RefusalParameter}={ProviderRefusal.NotProved}");
                failure.HandleResponse();
                return Task.CompletedTask;
            };
        });

        // After the handler's own, which makes the channel that the metadata are read by.
        builder.Services.PostConfigure<OpenIdConnectOptions>(IdentityProvider.Scheme, options => options.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
            options.MetadataAddress!,
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(options.Backchannel) { RequireHttps = options.RequireHttpsMetadata },
            new ConfiguredIssuer(provider)));
    }
}
