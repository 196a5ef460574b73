using System.Net;
using System.Text.RegularExpressions;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AccessRequests.Web.Tests.Hosting;

public sealed class HeadersTests(AccessRequestsHost host) : IClassFixture<AccessRequestsHost>
{
    [Fact]
    public async Task A_page_may_run_only_our_own_scripts_and_its_import_map()
    {
        using var browser = host.Browser();

        var answer = await AccessRequestsHost.GetAsync(browser, Urls.SignIn);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        var nonce = Regex.Match(policy, "'nonce-([^']+)'").Groups[1].Value;
        var page = await AccessRequestsHost.TextAsync(answer);

        Assert.Contains("script-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains($"<script type=\"importmap\" nonce=\"{nonce}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Urls.SignIn)]
    [InlineData("/app.css")]
    [InlineData("/aucune-page")]
    public async Task No_other_site_may_frame_open_embed_or_guess_what_we_answer(string address)
    {
        using var browser = host.Browser();

        var answer = await AccessRequestsHost.GetAsync(browser, address);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        var scripts = policy.Split(';', StringSplitOptions.TrimEntries).Single(directive => directive.StartsWith("script-src", StringComparison.Ordinal));

        Assert.DoesNotContain("unsafe-inline", scripts, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", scripts, StringComparison.Ordinal);
        Assert.All(["default-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'none'"], directive => Assert.Contains(directive, policy, StringComparison.Ordinal));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task In_production_https_is_kept_and_cookies_belong_to_this_host_alone()
    {
        await using var production = new ProductionHost { Settings = { ["Session:RequireSecondFactor"] = "false" } };
        using var browser = production.CreateClient(new() { BaseAddress = new Uri("https://acces.exemple.example"), AllowAutoRedirect = false });

        var page = await AccessRequestsHost.GetAsync(browser, Urls.SignIn);
        await production.OpenAccountAsync("eve.nadeau@exemple.example", "quatre-mots-au-hasard");
        var signedIn = await AccessRequestsHost.SignInAsync(browser, "eve.nadeau@exemple.example", "quatre-mots-au-hasard");

        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Contains("max-age=31536000", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        Assert.Equal("__Host-accessrequests-forms", production.Services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name);
        var cookies = signedIn.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, cookie => cookie.StartsWith("__Host-accessrequests=", StringComparison.Ordinal));
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.All(["path=/", "secure", "httponly", "samesite="], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task In_production_a_password_alone_opens_nothing_unless_the_configuration_says_so()
    {
        await using var production = new ProductionHost();
        using var browser = production.CreateClient(new() { BaseAddress = new Uri("https://acces.exemple.example"), AllowAutoRedirect = false });
        await production.OpenAccountAsync("eve.nadeau@exemple.example", "quatre-mots-au-hasard");

        var half = await AccessRequestsHost.SignInAsync(browser, "eve.nadeau@exemple.example", "quatre-mots-au-hasard");

        Assert.EndsWith(Urls.SecondFactor, half.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith("__Host-accessrequests-code=", Assert.Single(half.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(browser, Urls.Dashboard)).StatusCode);
    }

    [Theory]
    [InlineData("https://autre.example/")]
    [InlineData("//autre.example/")]
    [InlineData("/\\autre.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_to_no_other_site(string address)
    {
        using var browser = host.Browser();
        var person = DemonstrationAccounts.All.Single(account => account.Role == Roles.Reviewer);

        var answer = await AccessRequestsHost.SignInAsync(browser, person.Email, person.Password, $"{Urls.SignIn}?{Urls.ReturnParameter}={Uri.EscapeDataString(address)}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.DoesNotContain("autre.example", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", answer.Headers.Location.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Urls.Dashboard)]
    [InlineData(Urls.Accounts)]
    public async Task What_an_account_opens_stays_in_no_cache(string address)
    {
        using var browser = await host.SignedInAsync(Roles.Administrator);

        var answer = await AccessRequestsHost.GetAsync(browser, address);

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Too_many_passwords_from_one_place_must_wait()
    {
        await using var lone = new AccessRequestsHost();
        using var browser = lone.Browser();
        var statuses = new List<HttpStatusCode>();

        for (var i = 0; i < SecurityRegistration.PasswordAttemptsPerMinute; i++)
        {
            statuses.Add((await AccessRequestsHost.PostAsync(browser, Urls.SignIn, [])).StatusCode);
        }

        var refused = await AccessRequestsHost.PostAsync(browser, Urls.SignIn, []);

        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("Attendez une minute", await AccessRequestsHost.TextAsync(refused), StringComparison.Ordinal);
    }

    private sealed class ProductionHost : AccessRequestsHost
    {
        protected override bool BeginsPrepared => false;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Production");
        }
    }
}
