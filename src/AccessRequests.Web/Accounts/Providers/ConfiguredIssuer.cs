using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect.Configuration;

namespace AccessRequests.Web.Accounts.Providers;

/// <summary>
/// Takes metadata only of the issuer that the configuration names: whoever answers in its place, or moves it, brings neither keys nor addresses that are
/// believed (OpenID Connect Discovery 1.0, section 4.3).
/// </summary>
internal sealed class ConfiguredIssuer(IdentityProvider provider) : IConfigurationValidator<OpenIdConnectConfiguration>
{
    private readonly OpenIdConnectConfigurationValidator _usual = new();

    public ConfigurationValidationResult Validate(OpenIdConnectConfiguration configuration) =>
        provider.IsCalled(configuration.Issuer ?? "")
            ? _usual.Validate(configuration)
            : new ConfigurationValidationResult { ErrorMessage = "The metadata name another issuer than IdentityProvider:Issuer or Authority." };
}
