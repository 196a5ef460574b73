using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace AccessRequests.Web.Tests.Accounts;

/// <summary>An OpenID Connect provider that runs: OpenIddict on a port of its own, with people in groups and a sign-in page.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "acces";
    public const string ClientSecret = "secret-du-client-de-l-essai";

    private readonly WebApplication _server;
    private readonly RsaSecurityKey _key;

    private TestProvider(WebApplication server, RsaSecurityKey key) => (_server, _key) = (server, key);

    public string Address => _server.Urls.Single();

    public Dictionary<string, Person> People { get; } = [];

    /// <summary>What the provider says of when the person proved who they are; by default the truth.</summary>
    public Func<DateTimeOffset, DateTimeOffset> AuthenticationTime { get; set; } = proved => proved;

    /// <summary>A provider that lets whoever has a session pass although it is told to ask again.</summary>
    public bool IgnoresPrompt { get; set; }

    /// <summary>Whether it says that addresses are verified.</summary>
    public bool VerifiesEmail { get; set; } = true;

    /// <summary>What it says of how the person proved who they are (acr, amr); nothing by default.</summary>
    public (string? Acr, string[] Amr) Proof { get; set; } = (null, []);

    /// <summary>Puts another ID token in the place of the one that is about to leave: an attacker between the two.</summary>
    public Func<string, string>? Forge { get; set; }

    /// <param name="issuer">What it calls itself, where that is not its address.</param>
    public static async Task<TestProvider> StartAsync(string? issuer = null)
    {
        var key = NewKey();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie => cookie.LoginPath = "/login");
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetEndSessionEndpointUris("connect/logout");
            server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.RegisterScopes(Scopes.Email, Scopes.Profile);
            server.AddEphemeralEncryptionKey().AddSigningKey(key);

            if (issuer is not null)
            {
                server.SetIssuer(issuer);
            }

            server.EnableDegradedMode();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(request =>
            {
                if (request.ClientId != ClientId || request.RedirectUri?.EndsWith("/connexion/organisme/retour", StringComparison.Ordinal) != true)
                {
                    request.Reject(Errors.InvalidClient);
                }

                return default;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(request =>
            {
                if (request.ClientId != ClientId || request.ClientSecret != ClientSecret)
                {
                    request.Reject(Errors.InvalidClient);
                }

                return default;
            }));
            server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(_ => default));
            server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableEndSessionEndpointPassthrough().DisableTransportSecurityRequirement();
        });

        var provider = new TestProvider(builder.Build(), key);
        provider.Map();
        await provider._server.StartAsync();
        return provider;
    }

    /// <summary>How the program is told of it.</summary>
    public Dictionary<string, string> Settings() => new()
    {
        ["IdentityProvider:Name"] = "le ministère",
        ["IdentityProvider:Authority"] = Address,
        ["IdentityProvider:ClientId"] = ClientId,
        ["IdentityProvider:ClientSecret"] = ClientSecret,
        ["IdentityProvider:Roles:AccessOfficer:0"] = "acces-agents",
        ["IdentityProvider:Roles:Manager:0"] = "acces-gestion",
        ["IdentityProvider:Roles:Manager:1"] = "direction",
    };

    /// <summary>A key that bears the name of the provider's.</summary>
    public static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = "essai" };

    /// <summary>The same token with other claims, signed by the provider's own key unless told otherwise.</summary>
    public string Signed(string token, Action<JsonObject> change, SecurityKey? key = null)
    {
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(token.Split('.')[1]))!.AsObject();
        change(claims);
        return new JsonWebTokenHandler().CreateToken(claims.ToJsonString(), new SigningCredentials(key ?? _key, SecurityAlgorithms.RsaSha256));
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private void Map()
    {
        _server.Use(ForgeAsync);
        _server.UseAuthentication();
        _server.MapGet("/login", (string? returnUrl) => Results.Content($"<form method=post><input name=person><input name=returnUrl value=\"{returnUrl}\"></form>", "text/html"));
        _server.MapPost("/login", async (HttpContext http) =>
        {
            var form = await http.Request.ReadFormAsync();
            var identity = new ClaimsIdentity(
                [new Claim("person", $"{form["person"]}"), new Claim("at", DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))], CookieAuthenticationDefaults.AuthenticationScheme);
            await http.SignInAsync(new ClaimsPrincipal(identity));
            return Results.Redirect($"{form["returnUrl"]}");
        });
        _server.MapMethods("/connect/authorize", ["GET", "POST"], (Delegate)AuthorizeAsync);
        _server.MapMethods("/connect/logout", ["GET", "POST"], async (HttpContext http) =>
        {
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.SignOut(null, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        });
    }

    private async Task ForgeAsync(HttpContext http, RequestDelegate next)
    {
        if (Forge is not { } forge || http.Request.Path != "/connect/token")
        {
            await next(http);
            return;
        }

        var onward = http.Response.Body;
        using var kept = new MemoryStream();
        http.Response.Body = kept;
        await next(http);
        http.Response.Body = onward;
        var answer = JsonNode.Parse(kept.ToArray())!;
        answer["id_token"] = forge((string)answer["id_token"]!);
        var bytes = Encoding.UTF8.GetBytes(answer.ToJsonString());
        http.Response.ContentLength = bytes.Length;
        await onward.WriteAsync(bytes);
    }

    private async Task<IResult> AuthorizeAsync(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var session = await http.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);

        if (!session.Succeeded || (!IgnoresPrompt && request.HasPromptValue(PromptValues.Login)))
        {
            // Once they have signed in again, the same request without the demand to do so.
            var onward = QueryString.Create(http.Request.Query.Where(field => field.Key is not ("prompt" or "max_age")));
            return Results.Redirect($"/login?returnUrl={Uri.EscapeDataString($"/connect/authorize{onward}")}");
        }

        var person = People[session.Principal.FindFirstValue("person")!];
        var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(session.Principal.FindFirstValue("at")!, CultureInfo.InvariantCulture));
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.Subject)
            .SetClaim(Claims.Name, person.Name)
            .SetClaim(Claims.Email, person.Email)
            .SetClaim(Claims.EmailVerified, VerifiesEmail)
            .SetClaim(Claims.AuthenticationTime, AuthenticationTime(at).ToUnixTimeSeconds())
            .SetClaim(Claims.AuthenticationContextReference, Proof.Acr)
            .SetClaims(Claims.AuthenticationMethodReference, [.. Proof.Amr])
            .SetClaims("groups", [.. person.Groups]);
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    internal sealed record Person(string Subject, string Name, string? Email, params string[] Groups);
}
