namespace AccessRequests.Web.Accounts.Providers;

/// <summary>
/// Where the public body keeps its people (Entra ID, Keycloak, any that speaks OpenID Connect), from the configuration section
/// <c>IdentityProvider</c>. Without an authority there is none, and accounts have passwords.
/// </summary>
public sealed class IdentityProvider
{
    public const string Section = nameof(IdentityProvider);

    /// <summary>The name of the scheme, and of the provider of the logins that the database keeps.</summary>
    public const string Scheme = "OpenIdConnect";

    /// <summary>As people know it, after « par » or « avec ».</summary>
    public string Name { get; init; } = "votre organisme";

    /// <summary>The address of the issuer, which serves <c>/.well-known/openid-configuration</c>.</summary>
    public string Authority { get; init; } = "";

    /// <summary>
    /// What the provider must call itself there (OpenID Connect Discovery 1.0, section 4.3); <see cref="Authority"/> when it is left out. Another name is for
    /// a provider whose address is not its name, as Entra ID asked by the domain of a tenant.
    /// </summary>
    public string Issuer { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>The claim that lists the groups: <c>groups</c> at Entra ID and, with a mapper, at Keycloak.</summary>
    public string GroupClaim { get; init; } = "groups";

    /// <summary>
    /// Whether an account that an administrator attached goes only to an address that the provider says it verified. False for a provider that
    /// does not say so and whose people cannot write their own address, as Entra ID.
    /// </summary>
    public bool RequireVerifiedEmail { get; init; } = true;

    /// <summary>Asked for besides openid, profile and email.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Of which <c>acr</c> must be one: how surely the provider knew the person. It is asked for them as well. Empty: it is not asked.</summary>
    public IReadOnlyList<string> AcrValues { get; init; } = [];

    /// <summary>Of which <c>amr</c> must have one, as <c>mfa</c> or <c>otp</c>: how the person proved who they are. Empty: it is not read.</summary>
    public IReadOnlyList<string> AmrValues { get; init; } = [];

    /// <summary>For each role of <see cref="Security.Roles"/>, the groups whose people have it.</summary>
    public IReadOnlyDictionary<string, string[]> Roles { get; init; } = new Dictionary<string, string[]>();

    public bool IsConfigured => Authority.Length > 0;

    /// <summary>With or without a last slash, which the address of the metadata swallows.</summary>
    internal bool IsCalled(string issuer) => issuer.TrimEnd('/') == (Issuer.Length > 0 ? Issuer : Authority).TrimEnd('/');

    /// <summary>What this office demands of a proof, beyond that there is one.</summary>
    internal bool IsSurelyProved(string? acr, IEnumerable<string> amr) =>
        (AcrValues.Count == 0 || AcrValues.Contains(acr)) && (AmrValues.Count == 0 || amr.Any(AmrValues.Contains));

    /// <exception cref="InvalidOperationException">The configuration would let nobody in, or send secrets in clear.</exception>
    internal static IdentityProvider Of(WebApplicationBuilder builder)
    {
        var provider = builder.Configuration.GetSection(Section).Get<IdentityProvider>() ?? new IdentityProvider();

        return provider.IsConfigured && provider.Fault(builder.Environment.IsDevelopment()) is { } fault
            ? throw new InvalidOperationException($"{Section}: {fault}")
            : provider;
    }

    /// <summary>The roles that the groups give, in the order of <see cref="Security.Roles.All"/>.</summary>
    internal IReadOnlyList<string> RolesOf(IEnumerable<string> groups)
    {
        var held = groups.ToHashSet(StringComparer.Ordinal);
        return [.. Security.Roles.All.Where(role => Roles.TryGetValue(role, out var given) && given.Any(held.Contains))];
    }

    private string? Fault(bool isDevelopment) =>
        !Uri.TryCreate(Authority, UriKind.Absolute, out var address) ? "Authority is not an absolute address."
        : address.Scheme != Uri.UriSchemeHttps && !isDevelopment ? "Authority must be an https address."
        : ClientId.Length == 0 || ClientSecret.Length == 0 ? "ClientId and ClientSecret are required."
        : Roles.Keys.FirstOrDefault(role => !Security.Roles.All.Contains(role)) is { } unknown ? $"Roles names « {unknown} », which is none of {string.Join(", ", Security.Roles.All)}."
        : !Roles.Values.Any(groups => groups.Length > 0) ? "Roles gives no group any role: nobody could sign in."
        : null;
}
