using System.Net;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace AccessRequests.Web.Tests.Accounts;

public sealed class SignInTests(AccessRequestsHost host) : IClassFixture<AccessRequestsHost>
{
    private const string Password = "quatre-mots-au-hasard";

    [Fact]
    public async Task Refused_sign_ins_of_unknown_addresses_and_of_a_locked_account_are_counted_by_the_hour()
    {
        // Identity locks accounts by the machine's own clock.
        var now = DateTimeOffset.UtcNow;
        var clock = new FakeTimeProvider(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour)).AddMinutes(10));
        await using var lone = new AccessRequestsHost { Clock = clock };
        await lone.OpenAccountAsync("verrou@demo.example", "quatre-mots-au-hasard");
        using var browser = lone.Browser();
        var cancellation = Xunit.TestContext.Current.CancellationToken;
        await using var db = await lone.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(cancellation);
        Task<List<string?>> RowsAsync() => db.History.Where(entry => entry.Act == HistoryAct.SignInRefused).OrderBy(entry => entry.Sequence).Select(entry => entry.After).ToListAsync(cancellation);

        for (var i = 0; i < 12; i++)
        {
            await AccessRequestsHost.SignInAsync(browser, $"inconnue-{i}@demo.example", "pas le bon mot de passe");
        }

        for (var i = 0; i < 9; i++)
        {
            await AccessRequestsHost.SignInAsync(browser, "verrou@demo.example", "pas le bon mot de passe");
        }

        // One of the unknown, and the five that locked the account; the others are counted.
        Assert.Equal([null, null, null, null, null, "Compte verrouillé"], await RowsAsync());

        clock.Advance(TimeSpan.FromMinutes(50));

        for (var tries = 0; tries < 50 && (await RowsAsync()).Count == 6; tries++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(100, cancellation);
        }

        Assert.StartsWith("15 autres essais dans l’heure qui suit", (await RowsAsync())[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_is_led_to_the_sign_in_page_and_back_to_where_they_wanted_to_go()
    {
        using var browser = host.Browser();

        var stopped = await AccessRequestsHost.GetAsync(browser, Urls.Accounts);
        var signIn = stopped.Headers.Location!.PathAndQuery;
        var admin = DemonstrationAccounts.All.Single(account => account.Role == Roles.Administrator);
        var signedIn = await AccessRequestsHost.SignInAsync(browser, admin.Email, admin.Password, signIn);

        Assert.Equal($"{Urls.SignIn}?retour=%2Fadministration%2Fcomptes", signIn);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.EndsWith(Urls.Accounts, signedIn.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(browser, Urls.Accounts)).StatusCode);
    }

    [Theory]
    [InlineData("https://ailleurs.example/")]
    [InlineData("//ailleurs.example/")]
    [InlineData("/\\ailleurs.example/")]
    public async Task Signing_in_never_leads_to_another_site(string address)
    {
        using var browser = host.Browser();
        var officer = DemonstrationAccounts.All.Single(account => account.Role == Roles.AccessOfficer);

        var answer = await AccessRequestsHost.SignInAsync(browser, officer.Email, officer.Password, $"{Urls.SignIn}?retour={Uri.EscapeDataString(address)}");

        Assert.Equal("/", new Uri(browser.BaseAddress!, answer.Headers.Location!).AbsolutePath);
        Assert.Equal("localhost", new Uri(browser.BaseAddress!, answer.Headers.Location!).Host);
    }

    [Theory]
    [InlineData("agente@demo.example")]
    [InlineData("inconnue@demo.example")]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer(string email)
    {
        using var browser = host.Browser();

        var answer = await AccessRequestsHost.SignInAsync(browser, email, "pas le bon mot de passe");

        Assert.Contains("Courriel ou mot de passe incorrect", await AccessRequestsHost.TextAsync(answer), StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Headers, header => header.Key == "Set-Cookie" && header.Value.Any(cookie => cookie.StartsWith("accessrequests", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_empty_form_says_what_is_missing()
    {
        using var browser = host.Browser();

        var text = await AccessRequestsHost.TextAsync(await AccessRequestsHost.SignInAsync(browser, "", ""));

        Assert.Contains("Indiquez votre adresse de courriel.", text, StringComparison.Ordinal);
        Assert.Contains("Indiquez votre mot de passe.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        await host.OpenAccountAsync("verrou@demo.example", Password);
        using var browser = host.Browser();

        for (var i = 0; i < 5; i++)
        {
            await AccessRequestsHost.SignInAsync(browser, "verrou@demo.example", "pas le bon mot de passe");
        }

        var answer = await AccessRequestsHost.SignInAsync(browser, "verrou@demo.example", Password);

        Assert.Contains("un compte est verrouillé 15 minutes", await AccessRequestsHost.TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_who_lock_an_account_do_not_lock_out_the_browser_in_which_it_was_open()
    {
        const string email = "connue@demo.example";
        await host.OpenAccountAsync(email, Password);
        using var known = host.Browser();
        using var stranger = host.Browser();
        await AccessRequestsHost.SignInAsync(known, email, Password);
        await AccessRequestsHost.PostAsync(known, Urls.SignOut, []);

        for (var i = 0; i < SecurityRegistration.MaxAttempts; i++)
        {
            await AccessRequestsHost.SignInAsync(stranger, email, "pas le bon mot de passe");
        }

        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.SignInAsync(stranger, email, Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.SignInAsync(known, email, Password)).StatusCode);

        // Nor does the cookie give anyone more tries than the door does.
        for (var i = 0; i < SecurityRegistration.MaxAttempts; i++)
        {
            await AccessRequestsHost.SignInAsync(known, email, "pas le bon mot de passe");
        }

        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.SignInAsync(known, email, Password)).StatusCode);
    }

    [Fact]
    public async Task The_cookie_of_one_account_gives_no_tries_on_another()
    {
        await host.OpenAccountAsync("une@demo.example", Password);
        await host.OpenAccountAsync("autre@demo.example", Password);
        using var browser = host.Browser();
        await AccessRequestsHost.SignInAsync(browser, "une@demo.example", Password);

        for (var i = 0; i < SecurityRegistration.MaxAttempts; i++)
        {
            await AccessRequestsHost.SignInAsync(browser, "autre@demo.example", "pas le bon mot de passe");
        }

        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.SignInAsync(browser, "autre@demo.example", Password)).StatusCode);
    }

    [Fact]
    public async Task A_disabled_account_opens_nothing()
    {
        await host.OpenAccountAsync("ferme@demo.example", Password, change: account => account.IsDisabled = true);
        using var browser = host.Browser();

        var answer = await AccessRequestsHost.SignInAsync(browser, "ferme@demo.example", Password);

        Assert.Contains("compte désactivé", await AccessRequestsHost.TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provisional_password_opens_only_the_page_where_it_is_changed()
    {
        await host.OpenAccountAsync("provisoire@demo.example", Password, change: account => account.MustChangePassword = true);
        using var browser = host.Browser();

        var refused = await AccessRequestsHost.SignInAsync(browser, "provisoire@demo.example", Password);
        var stillOutside = await AccessRequestsHost.GetAsync(browser, Urls.Dashboard);
        var changed = await AccessRequestsHost.SubmitAsync(browser, Urls.ChangePassword, new()
        {
            ["Form.Email"] = "provisoire@demo.example",
            ["Form.Current"] = Password,
            ["Form.New"] = "le mien, bien à moi",
            ["Form.Repeated"] = "le mien, bien à moi",
        });

        Assert.Contains(Urls.ChangePassword, refused.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, stillOutside.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(browser, Urls.Dashboard)).StatusCode);
    }

    [Fact]
    public async Task A_reviewer_is_refused_an_administrators_page_in_French()
    {
        using var browser = await host.SignedInAsync(Roles.Reviewer);

        var answer = await AccessRequestsHost.GetAsync(browser, Urls.Accounts);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Votre rôle n’ouvre pas cette page.", await AccessRequestsHost.TextAsync(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused()
    {
        using var browser = host.Browser();

        var answer = await AccessRequestsHost.PostAsync(browser, Urls.SignIn, new() { ["Form.Email"] = "agente@demo.example", ["_handler"] = "connexion" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_says_so_in_French()
    {
        using var browser = await host.SignedInAsync(Roles.Manager);

        var answer = await AccessRequestsHost.GetAsync(browser, "/nulle-part");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Page introuvable", await AccessRequestsHost.TextAsync(answer), StringComparison.Ordinal);
    }
}
