using System.Net;
using System.Text.RegularExpressions;
using AccessRequests.Web.Security;

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
}
