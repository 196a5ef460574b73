using System.Net;
using System.Text.RegularExpressions;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Accounts.Providers;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace AccessRequests.Web.Tests.Accounts;

/// <summary>Signing in by a provider that runs (OpenIddict), over HTTP on both sides, as a browser does it.</summary>
public sealed class IdentityProviderTests : IAsyncLifetime
{
    private const string Email = "lea.roy@ministere.example";

    private TestProvider _provider = null!;
    private AccessRequestsHost _host = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _provider = await TestProvider.StartAsync();
        _provider.People["lea"] = new TestProvider.Person("0001", "Léa Roy", Email, "acces-agents", "autre-groupe");
        _host = new AccessRequestsHost();

        foreach (var (key, value) in _provider.Settings())
        {
            _host.Settings[key] = value;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task The_groups_of_a_person_give_their_roles_and_they_land_where_they_wanted_to_go()
    {
        using var browser = new Visit(_host);

        var door = await AccessRequestsHost.TextAsync(browser.Here, Urls.SignIn);
        var landed = await browser.SignInAsync("lea", "/demandes");

        Assert.Contains("Se connecter par le ministère", door, StringComparison.Ordinal);
        Assert.EndsWith("/demandes", landed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(browser.Here, "/demandes/nouvelle")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await AccessRequestsHost.GetAsync(browser.Here, Urls.Accounts)).StatusCode);
        Assert.Contains("Léa Roy", await AccessRequestsHost.TextAsync(browser.Here, Urls.MyAccount), StringComparison.Ordinal);
        Assert.Contains(await JournalAsync(HistoryAct.AccountOpened), after => after?.Contains("par le ministère", StringComparison.Ordinal) == true);
        Assert.Contains("Par le ministère", await JournalAsync(HistoryAct.SignedIn));
    }

    [Fact]
    public async Task Someone_in_no_group_of_the_office_is_refused_in_plain_words_and_gets_no_account()
    {
        _provider.People["max"] = new TestProvider.Person("0002", "Max Côté", "max@ministere.example", "comptabilite");
        using var browser = new Visit(_host);

        var landed = await browser.SignInAsync("max");

        Assert.Contains("aucun de vos groupes n’a de rôle ici", await AccessRequestsHost.TextAsync(browser.Here, landed), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(browser.Here, Urls.Dashboard)).StatusCode);
        Assert.Null(await AccountAsync("max@ministere.example"));
    }

    [Fact]
    public async Task Groups_that_make_an_administrator_or_an_auditor_of_somebody_who_reads_files_open_no_session()
    {
        _host.Settings["IdentityProvider:Roles:Administrator:0"] = "acces-admin";
        using var browser = new Visit(_host);
        _provider.People["lea"] = _provider.People["lea"] with { Groups = ["acces-agents", "acces-admin"] };

        var together = await browser.SignInAsync("lea");
        _provider.People["lea"] = _provider.People["lea"] with { Groups = ["acces-admin"] };
        using var alone = new Visit(_host);
        await alone.SignInAsync("lea");

        Assert.Contains("ces deux-là vont seuls", await AccessRequestsHost.TextAsync(browser.Here, together), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(alone.Here, Urls.Accounts)).StatusCode);
    }

    [Fact]
    public async Task Whoever_changes_groups_changes_roles_at_the_next_sign_in_and_whoever_leaves_them_keeps_none()
    {
        using var browser = new Visit(_host);
        await browser.SignInAsync("lea");

        _provider.People["lea"] = _provider.People["lea"] with { Groups = ["direction"], Name = "Léa Roy-Côté" };
        using var later = new Visit(_host);
        await later.SignInAsync("lea");
        var asManager = await RolesAsync();
        _provider.People["lea"] = _provider.People["lea"] with { Groups = [] };
        using var silent = new Visit(_host);
        var unsaid = await silent.SignInAsync("lea");
        var stillManager = await RolesAsync();
        _provider.People["lea"] = _provider.People["lea"] with { Groups = ["autre-groupe"] };
        using var last = new Visit(_host);
        var refused = await last.SignInAsync("lea");

        Assert.Equal([Roles.Manager], asManager);
        Assert.Contains(nameof(ProviderRefusal.NoRole), unsaid, StringComparison.Ordinal);
        Assert.Equal([Roles.Manager], stillManager);
        Assert.Contains(nameof(ProviderRefusal.NoRole), refused, StringComparison.Ordinal);
        Assert.Empty(await RolesAsync());
        Assert.Contains(await JournalAsync(HistoryAct.AccountEdited), after => after?.StartsWith("Léa Roy-Côté — Gestionnaire", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task An_account_with_a_password_is_not_taken_over_by_its_address_until_an_administrator_attaches_it()
    {
        const string Password = "quatre-mots-au-hasard";
        var account = await _host.OpenAccountAsync(Email, Password, Roles.Reviewer);
        using var browser = new Visit(_host);

        var refused = await browser.SignInAsync("lea");
        await _host.Services.GetRequiredService<EditAccount>().AttachToProviderAsync(account.Id, TestUsers.With(Roles.Administrator));
        _provider.VerifiesEmail = false;
        using var unverified = new Visit(_host);
        Assert.Contains(nameof(ProviderRefusal.AddressNotVerified), await unverified.SignInAsync("lea"), StringComparison.Ordinal);
        _provider.VerifiesEmail = true;
        using var attached = new Visit(_host);
        await attached.SignInAsync("lea");
        using var byPassword = _host.Browser();
        var old = await AccessRequestsHost.SignInAsync(byPassword, Email, Password);

        Assert.Contains(nameof(ProviderRefusal.AddressTaken), refused, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(attached.Here, Urls.Dashboard)).StatusCode);
        Assert.Equal([Roles.AccessOfficer], await RolesAsync());
        Assert.Contains("incorrect", await AccessRequestsHost.TextAsync(old), StringComparison.Ordinal);

        // The same address given to someone else later is another person.
        _provider.People["autre"] = new TestProvider.Person("0009", "Autre Roy", Email, "acces-agents");
        using var other = new Visit(_host);
        Assert.Contains(nameof(ProviderRefusal.AddressOfAnother), await other.SignInAsync("autre"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_subject_of_another_issuer_is_another_person()
    {
        using var browser = new Visit(_host);
        await browser.SignInAsync("lea");
        await using var second = await TestProvider.StartAsync();
        second.People["lea"] = new TestProvider.Person("0001", "Usurpatrice", "autre@ailleurs.example", "acces-agents");
        await using var moved = new AccessRequestsHost(_host.DataFolder);

        foreach (var (key, value) in second.Settings())
        {
            moved.Settings[key] = value;
        }

        using var other = new Visit(moved);
        await other.SignInAsync("lea");

        Assert.Contains("autre@ailleurs.example", await AccessRequestsHost.TextAsync(other.Here, Urls.MyAccount), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confirmation_makes_the_session_no_younger_and_none_for_whoever_left_the_groups()
    {
        using var browser = new Visit(_host);
        await browser.SignInAsync("lea");
        using var otherDesk = new Visit(_host);
        await otherDesk.SignInAsync("lea");
        await browser.SignInAsync("lea", "/demandes", confirm: true);
        await using var db = await _host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        Assert.Equal(2, await db.OpenSessions.CountAsync(Cancellation));
        Assert.Equal(2, await db.History.CountAsync(entry => entry.Act == HistoryAct.SignedIn, Cancellation));

        _provider.People["lea"] = _provider.People["lea"] with { Groups = ["autre-groupe"] };
        Assert.Contains(nameof(ProviderRefusal.NotConfirmed), await browser.SignInAsync("lea", "/demandes", confirm: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_account_and_a_person_without_an_address_open_nothing()
    {
        using var browser = new Visit(_host);
        await browser.SignInAsync("lea");
        await _host.Services.GetRequiredService<EditAccount>().DisableAsync((await AccountAsync(Email))!.Id, TestUsers.With(Roles.Administrator));
        _provider.People["sans"] = new TestProvider.Person("0003", "Sans Adresse", null, "acces-agents");

        using var disabled = new Visit(_host);
        using var nameless = new Visit(_host);

        Assert.Contains(nameof(ProviderRefusal.Disabled), await disabled.SignInAsync("lea"), StringComparison.Ordinal);
        Assert.Contains(nameof(ProviderRefusal.NoAddress), await nameless.SignInAsync("sans"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_here_signs_out_there()
    {
        using var browser = new Visit(_host);
        await browser.SignInAsync("lea");

        var page = await AccessRequestsHost.TextAsync(browser.Here, Urls.MyAccount);
        var token = Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        var left = await AccessRequestsHost.PostAsync(browser.Here, Urls.SignOut, new() { ["__RequestVerificationToken"] = token });
        var there = await browser.There.GetAsync(left.Headers.Location, Cancellation);

        Assert.StartsWith(_provider.Address, left.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("id_token_hint=", left.Headers.Location.Query, StringComparison.Ordinal);
        Assert.Contains($"form-action 'self' {_provider.Address}", (await AccessRequestsHost.GetAsync(browser.Here, Urls.SignIn)).Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, there.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(browser.Here, Urls.Dashboard)).StatusCode);

        // The provider asks again: its own session is over too.
        Assert.True(await browser.IsAskedAsync());
    }

    [Fact]
    public async Task Whoever_proved_long_ago_who_they_are_confirms_it_before_an_approval()
    {
        _provider.People["chef"] = new TestProvider.Person("0004", "Chantal Chef", "chef@ministere.example", "direction");
        _provider.AuthenticationTime = _ => DateTimeOffset.UtcNow.AddHours(-1);
        using var browser = new Visit(_host);
        await browser.SignInAsync("chef");
        var confirmation = _host.Services.GetRequiredService<IdentityConfirmation>();
        var account = (await AccountAsync("chef@ministere.example"))!;

        Assert.Equal(ObstacleKind.IdentityNotConfirmed, (await confirmation.ObstacleAsync(TestUsers.With(account.Id, account.Name, Roles.Manager), "n’importe quoi"))?.Kind);

        // A provider that did not ask anew confirms nothing.
        _provider.IgnoresPrompt = true;
        Assert.Contains(nameof(ProviderRefusal.NotConfirmed), await browser.SignInAsync("chef", "/demandes", confirm: true), StringComparison.Ordinal);

        // Nor does someone else at the same desk.
        _provider.IgnoresPrompt = false;
        _provider.AuthenticationTime = proved => proved;
        Assert.Contains(nameof(ProviderRefusal.NotConfirmed), await browser.SignInAsync("lea", "/demandes", confirm: true), StringComparison.Ordinal);

        Assert.EndsWith("/demandes", await browser.SignInAsync("chef", "/demandes", confirm: true), StringComparison.Ordinal);
        var now = TestUsers.With(account.Id, account.Name, Roles.Manager);
        ((System.Security.Claims.ClaimsIdentity)now.Identity!).AddClaim(new(SessionClaims.ProvedAt, AccountSignIn.Seconds(DateTimeOffset.UtcNow)));
        Assert.Null(await confirmation.ObstacleAsync(now, ""));
    }

    [Theory]
    [InlineData("key")]
    [InlineData("unsigned")]
    [InlineData("audience")]
    [InlineData("nonce")]
    [InlineData("no nonce")]
    [InlineData("issuer")]
    [InlineData("time")]
    public async Task An_id_token_that_is_not_the_provider_s_for_us_now_opens_no_session(string fault)
    {
        _provider.Forge = token => fault switch
        {
            "key" => _provider.Signed(token, _ => { }, TestProvider.NewKey()),
            "unsigned" => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.",
            "audience" => _provider.Signed(token, claims => claims["aud"] = "une-autre-application"),
            "nonce" => _provider.Signed(token, claims => claims["nonce"] = $"{claims["nonce"]}0"),
            "no nonce" => _provider.Signed(token, claims => claims.Remove("nonce")),
            "issuer" => _provider.Signed(token, claims => claims["iss"] = "https://ailleurs.example/"),
            _ => _provider.Signed(token, claims => claims["exp"] = (claims["iat"] = claims["nbf"] = DateTimeOffset.UtcNow.AddHours(-2).ToUnixTimeSeconds()).DeepClone()),
        };
        using var browser = new Visit(_host);

        var refused = await browser.SignInAsync("lea");

        Assert.Contains(nameof(ProviderRefusal.NotProved), refused, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(browser.Here, Urls.Dashboard)).StatusCode);
        Assert.Null(await AccountAsync(Email));

        // The same token, signed anew and otherwise unchanged, is taken: it was the fault that was refused.
        _provider.Forge = token => _provider.Signed(token, _ => { });
        using var honest = new Visit(_host);
        await honest.SignInAsync("lea");
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(honest.Here, Urls.Dashboard)).StatusCode);
    }

    [Fact]
    public async Task A_link_or_a_form_of_another_site_begins_no_sign_in()
    {
        using var browser = new Visit(_host);

        var link = await AccessRequestsHost.GetAsync(browser.Here, Urls.SignInByProvider);
        var form = await AccessRequestsHost.PostAsync(browser.Here, Urls.SignInByProvider, new() { [Urls.ReturnParameter] = "/demandes" });
        var stranger = await AccessRequestsHost.GetAsync(browser.Here, ProviderEndpoints.ConfirmAddress("/demandes"));

        Assert.Equal(HttpStatusCode.BadRequest, form.StatusCode);
        Assert.All([link, stranger], answer => Assert.StartsWith($"{Urls.SignIn}?", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal));
        Assert.DoesNotContain(
            new[] { link, form, stranger }.SelectMany(answer => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []),
            cookie => cookie.Contains("correlation", StringComparison.OrdinalIgnoreCase) || cookie.Contains("nonce", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Metadata_of_another_issuer_than_the_configured_one_are_not_believed()
    {
        await using var renamed = await TestProvider.StartAsync("https://ailleurs.example/");
        renamed.People["lea"] = _provider.People["lea"];
        await using var host = new AccessRequestsHost();
        await using var told = new AccessRequestsHost { Settings = { ["IdentityProvider:Issuer"] = "https://ailleurs.example" } };

        foreach (var (key, value) in renamed.Settings())
        {
            host.Settings[key] = told.Settings[key] = value;
        }

        using var browser = new Visit(host);
        using var expected = new Visit(told);
        var refused = (await browser.BeginAsync()).Headers.Location!.OriginalString;
        await expected.SignInAsync("lea");

        Assert.Contains("ne se présente pas sous le nom", await AccessRequestsHost.TextAsync(browser.Here, refused), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(expected.Here, Urls.Dashboard)).StatusCode);
    }

    [Fact]
    public async Task Where_a_second_factor_of_the_provider_is_demanded_a_password_there_opens_no_session()
    {
        _host.Settings["IdentityProvider:AcrValues:0"] = "niveau-2";
        _host.Settings["IdentityProvider:AcrValues:1"] = "niveau-3";
        _host.Settings["IdentityProvider:AmrValues:0"] = "mfa";

        foreach (var (acr, amr, opens) in new (string?, string[], bool)[]
        {
            (null, [], false), ("niveau-1", ["pwd", "mfa"], false), ("niveau-3", ["pwd"], false), ("niveau-3", ["pwd", "mfa"], true),
        })
        {
            _provider.Proof = (acr, amr);
            using var browser = new Visit(_host);
            Assert.Contains("acr_values=niveau-2%20niveau-3", (await browser.OnwardAsync()).Query, StringComparison.Ordinal);

            var landed = await browser.SignInAsync("lea", "/demandes");

            Assert.Equal((acr, opens), (acr, landed.EndsWith("/demandes", StringComparison.Ordinal)));
            Assert.Equal(opens ? HttpStatusCode.OK : HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(browser.Here, Urls.Dashboard)).StatusCode);

            if (!opens)
            {
                Assert.Contains("le second facteur qui est exigé ici", await AccessRequestsHost.TextAsync(browser.Here, landed), StringComparison.Ordinal);
                continue;
            }

            _provider.Proof = (acr, ["pwd"]);
            Assert.Contains(nameof(ProviderRefusal.NotConfirmed), await browser.SignInAsync("lea", "/demandes", confirm: true), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_named()
    {
        _host.Settings["IdentityProvider:Authority"] = "http://127.0.0.1:9";
        using var browser = new Visit(_host);

        var refused = await browser.BeginAsync();

        Assert.Contains("Le ministère ne répond pas", await AccessRequestsHost.TextAsync(browser.Here, refused.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?code=forge&state=forge")]
    [InlineData("?error=access_denied&state=forge")]
    [InlineData("")]
    public async Task An_answer_that_nobody_asked_for_opens_nothing(string query)
    {
        using var browser = _host.Browser();

        var answer = await AccessRequestsHost.GetAsync(browser, $"{Urls.SignInByProvider}/retour{query}");
        var entrance = await AccessRequestsHost.GetAsync(browser, $"{Urls.SignInByProvider}/entree?retour=%2Fdemandes");

        Assert.Contains(nameof(ProviderRefusal.NotProved), answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains(nameof(ProviderRefusal.NotProved), entrance.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(browser, Urls.Dashboard)).StatusCode);
    }

    [Fact]
    public async Task The_roles_and_the_password_of_a_provider_s_person_are_not_an_administrator_s_to_give()
    {
        using var browser = new Visit(_host);
        await browser.SignInAsync("lea");
        var account = (await AccountAsync(Email))!;
        var edit = _host.Services.GetRequiredService<EditAccount>();
        var form = await _host.FormAsync(account.Id, Roles.Administrator);

        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => edit.ExecuteAsync(account.Id, form, TestUsers.With(Roles.Administrator), Cancellation));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => edit.ResetPasswordAsync(account.Id, TestUsers.With(Roles.Administrator)));
    }

    [Theory]
    [InlineData("IdentityProvider:Authority", "ministere.example", "absolute")]
    [InlineData("IdentityProvider:ClientSecret", "", "ClientSecret")]
    [InlineData("IdentityProvider:Roles:Chef:0", "direction", "Chef")]
    public async Task A_configuration_that_cannot_work_stops_the_start_and_says_why(string key, string value, string said)
    {
        await using var host = new AccessRequestsHost();

        foreach (var (known, given) in _provider.Settings())
        {
            host.Settings[known] = given;
        }

        host.Settings[key] = value;

        Assert.Contains(said, Assert.Throws<InvalidOperationException>(() => host.Services).Message, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string?>> JournalAsync(HistoryAct act)
    {
        await using var db = await _host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        return await db.History.Where(entry => entry.Act == act).Select(entry => entry.After).ToListAsync(Cancellation);
    }

    private async Task<Account?> AccountAsync(string email)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(email);
    }

    private async Task<IList<string>> RolesAsync()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return await accounts.GetRolesAsync((await accounts.FindByEmailAsync(Email))!);
    }

    /// <summary>One browser: the program's cookies and the provider's.</summary>
    private sealed class Visit(AccessRequestsHost host) : IDisposable
    {
        public HttpClient Here { get; } = host.Browser();

        public HttpClient There { get; } = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

        /// <returns>The last address, on our side.</returns>
        public async Task<string> SignInAsync(string person, string returnAddress = "/", bool confirm = false)
        {
            var there = confirm
                ? (await AccessRequestsHost.GetAsync(Here, ProviderEndpoints.ConfirmAddress(returnAddress))).Headers.Location!
                : await OnwardAsync(returnAddress);
            var answer = await There.GetAsync(there, Cancellation);

            while (answer.Headers.Location is { } next && new Uri(there, next) is var address && !address.AbsolutePath.StartsWith(Urls.SignInByProvider, StringComparison.Ordinal))
            {
                answer = address.AbsolutePath == "/login" ? await LogInAsync(address, person) : await There.GetAsync(address, Cancellation);
            }

            var back = answer.Headers.Location ?? throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancellation)}");
            var entrance = (await AccessRequestsHost.GetAsync(Here, back.PathAndQuery)).Headers.Location!.OriginalString;
            return entrance.StartsWith($"{Urls.SignIn}?", StringComparison.Ordinal) ? entrance : (await AccessRequestsHost.GetAsync(Here, entrance)).Headers.Location!.OriginalString;
        }

        /// <summary>Posts the form of the sign-in page that leads to the provider.</summary>
        public async Task<HttpResponseMessage> BeginAsync(string returnAddress = "/")
        {
            var page = await AccessRequestsHost.TextAsync(Here, Urls.WithReturn(Urls.SignIn, returnAddress));
            var form = Regex.Match(page, $"<form action=\"{Urls.SignInByProvider}\".*?</form>", RegexOptions.Singleline).Value;
            return await AccessRequestsHost.PostAsync(
                Here,
                Urls.SignInByProvider,
                Regex.Matches(form, "name=\"([^\"]+)\" value=\"([^\"]*)\"").ToDictionary(field => field.Groups[1].Value, field => field.Groups[2].Value));
        }

        /// <summary>Where the page goes on to by itself.</summary>
        public async Task<Uri> OnwardAsync(string returnAddress = "/") =>
            new(Regex.Match(await AccessRequestsHost.TextAsync(await BeginAsync(returnAddress)), "content=\"0; url=([^\"]+)\"").Groups[1].Value);

        /// <summary>Whether the provider asks who it is before it answers.</summary>
        public async Task<bool> IsAskedAsync()
        {
            return (await There.GetAsync(await OnwardAsync(), Cancellation)).Headers.Location!.OriginalString.Contains("/login", StringComparison.Ordinal);
        }

        public void Dispose()
        {
            Here.Dispose();
            There.Dispose();
        }

        private async Task<HttpResponseMessage> LogInAsync(Uri address, string person)
        {
            var onward = System.Web.HttpUtility.ParseQueryString(address.Query)["returnUrl"]!;
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["person"] = person, ["returnUrl"] = onward });
            return await There.PostAsync(address, form, Cancellation);
        }
    }
}
