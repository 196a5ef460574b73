using System.Net;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
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
    public async Task Whoever_goes_on_after_their_session_ended_is_told_so_and_led_back_to_the_same_page()
    {
        await _host.OpenAccountAsync(Email, Password);
        using var browser = await SignedInAsync();
        _clock.Advance(TimeSpan.FromHours(13));

        var page = await AccessRequestsHost.GetAsync(browser, "/demandes?texte=plan");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        var door = page.Headers.Location!.PathAndQuery;
        Assert.Contains("votre session est terminée", await AccessRequestsHost.TextAsync(browser, door), StringComparison.Ordinal);
        var back = await AccessRequestsHost.SignInAsync(browser, Email, Password, door);
        Assert.EndsWith("/demandes?texte=plan", back.Headers.Location!.OriginalString, StringComparison.Ordinal);

        // A file that is opened in a tab of its own.
        using var stranger = _host.Browser();
        var file = await AccessRequestsHost.GetAsync(stranger, "/demandes/30198/documents/00000000-0000-0000-0000-000000000001/original.pdf?page=2");
        Assert.Equal(HttpStatusCode.Unauthorized, file.StatusCode);
        var said = await AccessRequestsHost.TextAsync(file);
        Assert.Contains("Votre session est terminée", said, StringComparison.Ordinal);
        Assert.Contains("/connexion?retour=%2Fdemandes%2F30198%2Fdocuments%2F00000000-0000-0000-0000-000000000001%2Foriginal.pdf%3Fpage%3D2", said, StringComparison.Ordinal);
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
    public async Task A_session_that_nobody_uses_ends_by_itself()
    {
        await _host.OpenAccountAsync(Email, Password);
        using var browser = await SignedInAsync();

        _clock.Advance(_host.Services.GetRequiredService<SessionTerms>().Idle + TimeSpan.FromMinutes(1));

        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(browser, Urls.Dashboard)).StatusCode);
    }

    [Fact]
    public async Task A_page_that_nobody_touches_ends_by_itself_and_one_that_is_used_does_not()
    {
        var account = await _host.OpenAccountAsync(Email, Password);
        using var browser = await SignedInAsync();
        await using var db = await _host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        var session = await db.OpenSessions.SingleAsync(open => open.AccountId == account.Id, Cancellation);
        await using var circuit = _host.Services.CreateAsyncScope();
        var authentication = (RevalidatingAuthentication)circuit.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        var use = circuit.ServiceProvider.GetRequiredService<CircuitUse>();
        var state = new AuthenticationState(await PersonOfAsync(circuit.ServiceProvider, account.Id, session));
        var almost = _host.Services.GetRequiredService<SessionTerms>().Idle - TimeSpan.FromMinutes(1);

        _clock.Advance(almost);
        var whileUsed = await authentication.IsOpenAsync(state);
        use.Touch();
        _clock.Advance(TimeSpan.FromMinutes(90));
        var afterUse = await authentication.IsOpenAsync(state);
        await using var left = _host.Services.CreateAsyncScope();
        var abandoned = (RevalidatingAuthentication)left.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        var opened = new AuthenticationState(await PersonOfAsync(left.ServiceProvider, account.Id, await ReopenedAsync(db, session)));
        Assert.True(await abandoned.IsOpenAsync(opened));
        _clock.Advance(almost + TimeSpan.FromMinutes(1));

        Assert.True(whileUsed);
        Assert.True(afterUse);
        Assert.False(await abandoned.IsOpenAsync(opened));
    }

    [Theory]
    [InlineData("fermé")]
    [InlineData("rôles")]
    [InlineData("mot de passe")]
    [InlineData("sessions")]
    public async Task A_session_ends_within_the_minute_when_its_account_is_closed_or_changed(string change)
    {
        var account = await _host.OpenAccountAsync(Email, Password);
        using var browser = await SignedInAsync();
        var edit = _host.Services.GetRequiredService<EditAccount>();
        var administrator = TestUsers.With(Roles.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(browser, Urls.Requests)).StatusCode);

        await (change switch
        {
            "fermé" => edit.DisableAsync(account.Id, administrator),
            "sessions" => edit.EndSessionsAsync(account.Id, administrator),
            "rôles" => edit.ExecuteAsync(account.Id, await _host.FormAsync(account.Id, Roles.Auditor), administrator, Cancellation),
            _ => edit.ResetPasswordAsync(account.Id, administrator),
        });
        _clock.Advance(SecurityRegistration.RevalidationInterval + TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(browser, Urls.Requests)).StatusCode);

        if (change == "sessions")
        {
            using var again = await SignedInAsync();
            Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(again, Urls.Requests)).StatusCode);
            await using var db = await _host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
            Assert.Equal((account.Id, administrator.ToActor().Id), await db.History.Where(entry => entry.Act == HistoryAct.SessionsEnded).Select(entry => ValueTuple.Create(entry.ObjectId!.Value, entry.ActorId)).SingleAsync(Cancellation));
        }
    }

    [Fact]
    public async Task Where_an_act_came_from_is_not_believed_of_a_proxy_that_nobody_named()
    {
        await _host.OpenAccountAsync(Email, Password);
        using var browser = _host.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        var answer = await AccessRequestsHost.SignInAsync(browser, Email, Password);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await using var db = await _host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        Assert.DoesNotContain("203.0.113.9", await db.History.Select(entry => entry.From).ToListAsync(Cancellation));
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

    [Fact]
    public async Task A_session_that_was_closed_is_over_even_for_a_copy_of_its_cookie()
    {
        await _host.OpenAccountAsync(Email, Password);
        using var browser = await SignedInAsync();
        var cookie = (await AccessRequestsHost.SignInAsync(browser, Email, Password)).Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("accessrequests=", StringComparison.Ordinal)).Split(';')[0];
        using var copy = _host.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        copy.DefaultRequestHeaders.Add("Cookie", cookie);
        var before = await AccessRequestsHost.GetAsync(copy, Urls.Dashboard);

        await PostFromMyAccountAsync(browser, Urls.SignOut);
        _clock.Advance(SecurityRegistration.RevalidationInterval + TimeSpan.FromSeconds(1));

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(copy, Urls.Dashboard)).StatusCode);
    }

    [Fact]
    public async Task One_session_is_closed_from_another_and_nobody_closes_a_stranger_s()
    {
        await _host.OpenAccountAsync(Email, Password);
        await _host.OpenAccountAsync("autre@demo.example", Password);
        using var forgotten = await SignedInAsync();
        _clock.Advance(TimeSpan.FromMinutes(5));
        using var here = await SignedInAsync();
        using var stranger = _host.Browser();
        await AccessRequestsHost.SignInAsync(stranger, "autre@demo.example", Password);
        await using var db = await _host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        var session = (await db.OpenSessions.OrderBy(open => open.OpenedAt).FirstAsync(Cancellation)).Id;

        await PostFromMyAccountAsync(stranger, Urls.SignOutOne, session);
        _clock.Advance(SecurityRegistration.RevalidationInterval + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(forgotten, Urls.Dashboard)).StatusCode);

        await PostFromMyAccountAsync(here, Urls.SignOutOne, session);
        _clock.Advance(SecurityRegistration.RevalidationInterval + TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(forgotten, Urls.Dashboard)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(here, Urls.Dashboard)).StatusCode);
    }

    [Fact]
    public async Task A_circuit_is_opened_from_our_own_pages_only()
    {
        using var browser = _host.Browser();

        foreach (var (origin, isRefused) in new[] { ("https://ailleurs.example", true), ("null", true), ("http://localhost:8080", true), ("http://localhost", false) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1") { Headers = { { "Origin", origin } } };
            Assert.Equal((origin, isRefused), (origin, (await browser.SendAsync(request, Cancellation)).StatusCode == HttpStatusCode.Forbidden));
        }
    }

    /// <summary>The session's person as their cookie says.</summary>
    private static async Task<System.Security.Claims.ClaimsPrincipal> PersonOfAsync(IServiceProvider services, Guid id, OpenSession session)
    {
        var accounts = services.GetRequiredService<UserManager<Account>>();
        var person = await services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync((await accounts.FindByIdAsync($"{id}"))!);
        ((System.Security.Claims.ClaimsIdentity)person.Identity!).AddClaims([new(SessionClaims.Id, $"{session.Id}"), new(SessionClaims.OpenedAt, AccountSignIn.Seconds(session.OpenedAt))]);
        return person;
    }

    /// <summary>A session of now, so that its longest time is not what ends it.</summary>
    private async Task<OpenSession> ReopenedAsync(AccessRequestsDb db, OpenSession session)
    {
        var fresh = new OpenSession { AccountId = session.AccountId, OpenedAt = _clock.GetUtcNow(), From = session.From };
        db.OpenSessions.Add(fresh);
        await db.SaveChangesAsync(Cancellation);
        return fresh;
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var browser = _host.Browser();
        await AccessRequestsHost.SignInAsync(browser, Email, Password);
        return browser;
    }

    private static async Task<HttpResponseMessage> PostFromMyAccountAsync(HttpClient browser, string address, Guid? session = null)
    {
        var page = await AccessRequestsHost.TextAsync(browser, Urls.MyAccount);
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        return await AccessRequestsHost.PostAsync(browser, address, new() { ["__RequestVerificationToken"] = token, ["session"] = $"{session}" });
    }
}
