using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AccessRequests.Browser.Tests.Journeys;

/// <summary>
/// As people use it where they work: over HTTPS, outside Development, with a certificate that the browser believes. What is asserted is what Chromium kept or
/// refused, and not what was sent to it.
/// </summary>
public sealed class ProductionTests : IAsyncLifetime
{
    private const string Host = "acces.example";
    private const string Password = "quatre-mots-au-hasard";

    private const string ListenForViolations = """
        window.refused = [];
        addEventListener('securitypolicyviolation', violation => window.refused.push(`${violation.effectiveDirective} ${violation.blockedURI}`));
        """;

    private readonly string _data = Directory.CreateTempSubdirectory("access-requests-").FullName;
    private readonly X509Certificate2 _certificate = MakeCertificate();
    private WebApplicationFactory<Program>? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string _authority = "";

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(AccessRequestsApp.Chromium), $"No Chromium at {AccessRequestsApp.Chromium}.");

        // The case of the demonstration is what there is to work on; its accounts close when it ends.
        await using (var demonstration = Server("Development", demonstration: true))
        {
            _ = demonstration.Services;
        }

        _server = Server("Production", demonstration: false);
        _server.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(_certificate)));
        _server.StartServer();
        _authority = $"{Host}:{_server.ClientOptions.BaseAddress.Port}";
        await OpenAccountAsync();

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = AccessRequestsApp.Chromium,
            Args =
            [
                .. AccessRequestsApp.Quiet,
                $"--host-resolver-rules=MAP {Host} 127.0.0.1",
                $"--ignore-certificate-errors-spki-list={Convert.ToBase64String(SHA256.HashData(_certificate.PublicKey.ExportSubjectPublicKeyInfo()))}",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _certificate.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task The_browser_keeps_https_and_its_own_cookies_and_its_desk_asks_for_nothing_that_is_forbidden()
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = $"https://{_authority}", Locale = "fr-CA" });
        context.SetDefaultTimeout(30_000);
        SetDefaultExpectTimeout(30_000);
        await context.AddInitScriptAsync(ListenForViolations);
        var page = await context.NewPageAsync();
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        await SignInAsync(page);

        await AssertHeadersAsync(page);
        await AssertCookiesAsync(page);

        // The desk is opened: the viewer, its worker and the circuit do what they do all day.
        await page.GotoAsync("/demandes/30198?onglet=documents");
        await page.GetByRole(AriaRole.Link, new() { Name = "Réviser", Exact = true }).First.ClickAsync();
        await Expect(page.Locator(".textLayer span[role=presentation]").First).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.Empty(await page.EvaluateAsync<string[]>("window.refused"));
        Assert.DoesNotContain(said, text => text.Contains("Content Security Policy", StringComparison.OrdinalIgnoreCase));

        await AssertNoFrameAsync(context);

        // Whoever types the address without https, as a link of the other sort would have it, never leaves in clear.
        var former = page.WaitForResponseAsync(answer => answer.Url.StartsWith($"http://{Host}", StringComparison.Ordinal));
        await page.GotoAsync($"http://{_authority}/connexion");
        Assert.Equal(307, (await former).Status);
        Assert.StartsWith("https://", page.Url, StringComparison.Ordinal);
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/connexion");
        await page.GetByLabel("Adresse de courriel").FillAsync("eve.nadeau@organisme.example");
        await page.GetByLabel("Mot de passe").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Tableau de bord" })).ToBeVisibleAsync();
    }

    private static async Task AssertHeadersAsync(IPage page)
    {
        var answer = (await page.GotoAsync("/demandes"))!;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        var headers = await answer.AllHeadersAsync();
        Assert.Equal("max-age=31536000", headers["strict-transport-security"]);
        Assert.Equal(("same-origin", "same-origin", "nosniff"), (headers["cross-origin-opener-policy"], headers["cross-origin-resource-policy"], headers["x-content-type-options"]));
        var scripts = headers["content-security-policy"].Split(';', StringSplitOptions.TrimEntries).Single(directive => directive.StartsWith("script-src", StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe-inline", scripts, StringComparison.Ordinal);
        Assert.Contains("no-store", headers["cache-control"], StringComparison.Ordinal);
        Assert.True(await page.EvaluateAsync<bool>("isSecureContext"));
    }

    private static async Task AssertCookiesAsync(IPage page)
    {
        var cookies = await page.Context.CookiesAsync();
        Assert.Contains(cookies, cookie => cookie.Name == "__Host-accessrequests");
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie.Name, StringComparison.Ordinal);
            Assert.Equal((true, true, "/", Host), (cookie.Secure, cookie.HttpOnly, cookie.Path, cookie.Domain));
            Assert.True(cookie.SameSite is SameSiteAttribute.Lax or SameSiteAttribute.Strict, $"{cookie.Name}: {cookie.SameSite}");
        });
        Assert.Equal("", await page.EvaluateAsync<string>("document.cookie"));
    }

    private async Task AssertNoFrameAsync(IBrowserContext context)
    {
        var foreign = await context.NewPageAsync();
        await foreign.SetContentAsync($"<iframe name='framed' src='https://{_authority}/demandes'></iframe>");
        await foreign.WaitForTimeoutAsync(1_000);
        Assert.DoesNotContain("/demandes", foreign.Frame("framed")!.Url, StringComparison.Ordinal);
        await foreign.CloseAsync();
    }

    private WebApplicationFactory<Program> Server(string environment, bool demonstration) => new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
    {
        builder.UseEnvironment(environment);
        builder.UseStaticWebAssets(); // of the build: nothing is published here
        builder.UseSetting("DataFolder", _data);
        builder.UseSetting("Demonstration", demonstration ? "true" : "false");
        builder.UseSetting("Session:RequireSecondFactor", "false");
        builder.UseSetting("Logs:Level", "Warning");
    });

    private async Task OpenAccountAsync()
    {
        await using var scope = _server!.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { Name = "Ève Nadeau", Email = "eve.nadeau@organisme.example", UserName = "eve.nadeau@organisme.example" };
        Assert.True((await accounts.CreateAsync(account, Password)).Succeeded);
        Assert.True((await accounts.AddToRoleAsync(account, Roles.AccessOfficer)).Succeeded);
    }

    /// <summary>For the name that the browser uses; it believes it by its key.</summary>
    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), null);
    }
}
