using System.Net;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AccessRequests.Web.Tests.Accounts;

public sealed class SessionTests : IAsyncDisposable
{
    private const string Email = "session@demo.example";
    private const string Password = "quatre-mots-au-hasard";

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly AccessRequestsHost _host;

    public SessionTests() => _host = new AccessRequestsHost { Clock = _clock };

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Closing_all_sessions_closes_those_of_the_other_desks_within_the_minute()
    {
        await _host.OpenAccountAsync(Email, Password);
        using var here = await SignedInAsync();
        using var there = await SignedInAsync();

        var everywhere = await PostFromMyAccountAsync(there, Urls.SignOutEverywhere);
        _clock.Advance(SecurityRegistration.RevalidationInterval + TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.Redirect, everywhere.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(there, Urls.Dashboard)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(here, Urls.Dashboard)).StatusCode);
        await using var db = await _host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        Assert.Equal(1, await db.History.CountAsync(entry => entry.Act == HistoryAct.SessionsEnded, Cancellation));
    }

    [Fact]
    public async Task A_session_in_constant_use_ends_after_its_longest_time()
    {
        await _host.OpenAccountAsync(Email, Password);
        using var browser = await SignedInAsync();

        for (var hour = 1; hour < 12; hour++)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(browser, Urls.Dashboard)).StatusCode);
        }

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(browser, Urls.Dashboard)).StatusCode);
    }

    [Fact]
    public async Task People_are_told_when_they_were_last_here_and_what_happened_at_their_door()
    {
        await _host.OpenAccountAsync(Email, Password);
        using var first = await SignedInAsync();
        var before = QuebecTime.InFrench(_clock.GetUtcNow());
        Assert.Contains("celle-ci est la première", await AccessRequestsHost.TextAsync(first, Urls.MyAccount), StringComparison.Ordinal);

        _clock.Advance(TimeSpan.FromHours(3));
        using var stranger = _host.Browser();
        await AccessRequestsHost.SignInAsync(stranger, Email, "pas le bon mot de passe");
        using var second = await SignedInAsync();
        var page = await AccessRequestsHost.TextAsync(second, Urls.MyAccount);

        Assert.Contains(before, page, StringComparison.Ordinal);
        Assert.Contains("Session refusée", page, StringComparison.Ordinal);
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var browser = _host.Browser();
        await AccessRequestsHost.SignInAsync(browser, Email, Password);
        return browser;
    }

    private static async Task<HttpResponseMessage> PostFromMyAccountAsync(HttpClient browser, string address)
    {
        var page = await AccessRequestsHost.TextAsync(browser, Urls.MyAccount);
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        return await AccessRequestsHost.PostAsync(browser, address, new() { ["__RequestVerificationToken"] = token });
    }
}
