using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OtpNet;

namespace AccessRequests.Web.Tests.Accounts;

/// <summary>The second factor as a person with a telephone meets it: the codes are made by a library of telephones, not by the program.</summary>
public sealed partial class SecondFactorTests : IAsyncDisposable
{
    private const string Email = "deux@demo.example";
    private const string Password = "quatre-mots-au-hasard";

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly AccessRequestsHost _host;

    public SecondFactorTests() => _host = new AccessRequestsHost { Clock = _clock };

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_password_alone_no_longer_opens_an_account_with_a_second_factor_and_a_code_opens_it_once()
    {
        var (key, _) = await SetAsync();
        using var browser = _host.Browser();

        var half = await AccessRequestsHost.SignInAsync(browser, Email, Password, $"{Urls.SignIn}?retour=%2Fdemandes");
        var stillOutside = await AccessRequestsHost.GetAsync(browser, Urls.Dashboard);
        Advance();
        var wrong = await CodeAsync(browser, "000000");
        var code = CodeOf(key);
        var open = await CodeAsync(browser, $"{code[..3]} {code[3..]}", "?retour=%2Fdemandes");
        using var thief = _host.Browser();
        await AccessRequestsHost.SignInAsync(thief, Email, Password);
        var replayed = await CodeAsync(thief, code);

        Assert.StartsWith(Urls.SignInCode, half.Headers.Location!.OriginalString.Replace("http://localhost", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, stillOutside.StatusCode);
        Assert.Contains("n’est pas celui de ce moment", await AccessRequestsHost.TextAsync(wrong), StringComparison.Ordinal);
        Assert.EndsWith("/demandes", open.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(browser, Urls.Dashboard)).StatusCode);
        Assert.Contains("il a déjà servi", await AccessRequestsHost.TextAsync(replayed), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(thief, Urls.Dashboard)).StatusCode);
        Assert.Contains("Avec second facteur", await JournalAsync(HistoryAct.SignedIn));
        Assert.Contains("Second facteur", await JournalAsync(HistoryAct.SignInRefused));
    }

    [Fact]
    public async Task A_recovery_code_opens_once_however_it_is_typed_and_new_ones_end_the_old()
    {
        var (_, codes) = await SetAsync();
        Assert.Equal(SecondFactor.RecoveryCodeCount, codes.Count);

        using var browser = await HalfWayAsync();
        var open = await CodeAsync(browser, codes[0].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), "?secours=true");
        using var again = await HalfWayAsync();
        var spent = await CodeAsync(again, codes[0], "?secours=true");
        var renewed = await AccessRequestsHost.SubmitAsync(browser, Urls.MyAccount, new() { ["CodesForm.Password"] = Password, ["CodesForm.Code"] = codes[2], ["_handler"] = "codes" });
        var fresh = CodesIn(await AccessRequestsHost.TextAsync(renewed));
        using var last = await HalfWayAsync();

        Assert.Equal(HttpStatusCode.Redirect, open.StatusCode);
        Assert.Contains("Avec un code de secours", await JournalAsync(HistoryAct.SignedIn));
        Assert.Contains("il a déjà servi", await AccessRequestsHost.TextAsync(spent), StringComparison.Ordinal);
        Assert.Equal(SecondFactor.RecoveryCodeCount, fresh.Count);
        Assert.Equal(HttpStatusCode.OK, (await CodeAsync(last, codes[1], "?secours=true")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await CodeAsync(last, fresh[1], "?secours=true")).StatusCode);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_account_even_for_the_right_one()
    {
        var (key, _) = await SetAsync();
        using var browser = await HalfWayAsync();
        Advance();

        for (var i = 0; i < 5; i++)
        {
            await CodeAsync(browser, "000000");
        }

        Assert.Contains("verrouillé", await AccessRequestsHost.TextAsync(await CodeAsync(browser, CodeOf(key))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_device_needs_the_password_and_the_old_one_which_stays_until_the_new_one_showed_a_code()
    {
        var (key, _) = await SetAsync();
        Advance();
        using var browser = await HalfWayAsync();
        await CodeAsync(browser, CodeOf(key));

        var fresh = "";
        var offered = KeyIn(await AccessRequestsHost.TextAsync(browser, Urls.SecondFactor));
        var withoutPassword = await SubmitOfferAsync(browser, key => CodeOf(key), password: "pas le bon mot de passe");
        var withWrongCode = await SubmitOfferAsync(browser, _ => "000000", Password);
        var withoutTheOldOne = await SubmitOfferAsync(browser, key => CodeOf(key), Password);
        var withServedCode = await SubmitOfferAsync(browser, key => CodeOf(key), Password, CodeOf(key));
        Advance();
        using var old = await HalfWayAsync();
        var stillOld = await CodeAsync(old, CodeOf(key));
        Advance();
        var changed = await SubmitOfferAsync(browser, offered => CodeOf(fresh = offered), Password, CodeOf(key));
        Advance();
        using var last = await HalfWayAsync();
        var byOld = await CodeAsync(last, CodeOf(key));
        var byNew = await CodeAsync(last, CodeOf(fresh));

        Assert.NotEqual(key, offered);
        Assert.Contains("n’est pas le vôtre", withoutPassword, StringComparison.Ordinal);
        Assert.Contains("n’est pas celui de ce moment", withWrongCode, StringComparison.Ordinal);
        Assert.All([withoutTheOldOne, withServedCode], answer => Assert.Contains("second facteur actuel", answer, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, stillOld.StatusCode);
        Assert.Equal(SecondFactor.RecoveryCodeCount, CodesIn(changed).Count);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (byOld.StatusCode, byNew.StatusCode));
    }

    [Fact]
    public async Task Whoever_has_the_password_and_an_open_session_does_not_guess_the_old_device_s_code_and_a_recovery_code_stands_in_for_it()
    {
        var (key, codes) = await SetAsync();
        Advance();
        using var browser = await HalfWayAsync();
        await CodeAsync(browser, CodeOf(key));
        Advance();

        for (var i = 0; i < SecurityRegistration.MaxAttempts; i++)
        {
            await SubmitOfferAsync(browser, CodeOf, Password, "000000");
        }

        var locked = await SubmitOfferAsync(browser, CodeOf, Password, CodeOf(key));
        _clock.Advance(TimeSpan.FromMinutes(SecurityRegistration.LockoutMinutes));
        var byRecovery = await SubmitOfferAsync(browser, CodeOf, Password, codes[0]);

        Assert.Contains("Trop de codes refusés", locked, StringComparison.Ordinal);
        Assert.Equal(SecondFactor.RecoveryCodeCount, CodesIn(byRecovery).Count);
        Assert.Equal(SecurityRegistration.MaxAttempts, (await JournalAsync(HistoryAct.SignInRefused)).Count(after => after == "Changement du second facteur"));
        Assert.Equal("Pour changer le second facteur", Assert.Single(await JournalAsync(HistoryAct.RecoveryCodeUsed)));
    }

    [Fact]
    public async Task Where_a_second_factor_is_required_no_session_opens_without_one()
    {
        await using var strict = new AccessRequestsHost { Clock = _clock, Settings = { ["Session:RequireSecondFactor"] = "true" } };
        await strict.OpenAccountAsync(Email, Password);
        using var browser = strict.Browser();

        var half = await AccessRequestsHost.SignInAsync(browser, Email, Password);
        var outside = await AccessRequestsHost.GetAsync(browser, Urls.Dashboard);
        var set = await SubmitOfferAsync(browser, CodeOf, password: "");

        Assert.EndsWith(Urls.SecondFactor, half.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, outside.StatusCode);
        Assert.Equal(SecondFactor.RecoveryCodeCount, CodesIn(set).Count);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(browser, Urls.Dashboard)).StatusCode);

        // From then on the half-open door asks for the code, and does not offer a new key to whoever has the password.
        using var thief = strict.Browser();
        await AccessRequestsHost.SignInAsync(thief, Email, Password);
        var door = await AccessRequestsHost.GetAsync(thief, Urls.SecondFactor);
        Assert.Contains(Urls.SignInCode, door.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_not_changed_with_the_password_alone()
    {
        var (key, _) = await SetAsync();
        Advance();
        using var browser = _host.Browser();

        var refused = await ChangeAsync(browser, "");
        var changed = await ChangeAsync(browser, CodeOf(key));

        Assert.Contains("a un second facteur", await AccessRequestsHost.TextAsync(refused), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
    }

    [Fact]
    public async Task A_half_open_door_closes_with_the_password_the_account_and_the_removal_of_the_factor()
    {
        await using var strict = new AccessRequestsHost { Clock = _clock, Settings = { ["Session:RequireSecondFactor"] = "true" } };
        var account = await strict.OpenAccountAsync(Email, Password);
        using var parked = strict.Browser();
        await AccessRequestsHost.SignInAsync(parked, Email, Password);
        var edit = strict.Services.GetRequiredService<EditAccount>();

        await edit.ResetPasswordAsync(account.Id, TestUsers.With(Roles.Administrator));
        var afterReset = await AccessRequestsHost.GetAsync(parked, Urls.SecondFactor);
        await strict.OpenAccountAsync("ferme@demo.example", Password);
        using var closing = strict.Browser();
        await AccessRequestsHost.SignInAsync(closing, "ferme@demo.example", Password);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(closing, Urls.SecondFactor)).StatusCode);
        await using var db = await strict.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        await edit.DisableAsync((await db.Users.SingleAsync(known => known.Email == "ferme@demo.example", Cancellation)).Id, TestUsers.With(Roles.Administrator));

        Assert.Contains(Urls.SignIn, afterReset.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(closing, Urls.SecondFactor)).StatusCode);
    }

    [Fact]
    public async Task The_password_and_a_code_that_did_not_serve_renew_the_codes()
    {
        var (key, _) = await SetAsync();
        Advance();
        using var browser = await HalfWayAsync();
        await CodeAsync(browser, CodeOf(key));

        Task<HttpResponseMessage> RenewAsync(string password, string code) =>
            AccessRequestsHost.SubmitAsync(browser, Urls.MyAccount, new() { ["CodesForm.Password"] = password, ["CodesForm.Code"] = code, ["_handler"] = "codes" });
        var served = await RenewAsync(Password, CodeOf(key));
        Advance();
        var wrong = await RenewAsync("pas le bon mot de passe", CodeOf(key));
        var right = await RenewAsync(Password, CodeOf(key));

        Assert.Contains("second facteur actuel", await AccessRequestsHost.TextAsync(served), StringComparison.Ordinal);
        Assert.Contains("n’est pas le vôtre", await AccessRequestsHost.TextAsync(wrong), StringComparison.Ordinal);
        Assert.Equal(SecondFactor.RecoveryCodeCount, CodesIn(await AccessRequestsHost.TextAsync(right)).Count);
    }

    [Fact]
    public async Task Keys_that_an_earlier_version_left_in_clear_are_closed_and_revoked_at_the_next_start()
    {
        string cookie;

        await using (var before = new AccessRequestsHost(_host.DataFolder) { Clock = _clock })
        {
            await before.OpenAccountAsync(Email, Password);
            using var browser = before.Browser();
            cookie = (await AccessRequestsHost.SignInAsync(browser, Email, Password)).Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("accessrequests=", StringComparison.Ordinal)).Split(';')[0];
            await using var db = await before.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
            var row = await db.DataProtectionKeys.SingleAsync(Cancellation);
            var xml = System.Xml.Linq.XElement.Parse(row.Xml!);
            var closed = xml.Descendants().Single(element => element.Name.LocalName == "encryptedSecret");
            closed.ReplaceWith(new Web.AtRest.KeyRingDecryptor(before.Services).Decrypt(closed.Elements().Single()));
            row.Xml = xml.ToString();
            await db.SaveChangesAsync(Cancellation);
            Assert.Contains("masterKey", row.Xml, StringComparison.Ordinal);
        }

        using var later = _host.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        later.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(later, Urls.Dashboard)).StatusCode);
        using var again = _host.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.SignInAsync(again, Email, Password)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(again, Urls.Dashboard)).StatusCode);
        await using var after = await _host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        Assert.DoesNotContain(await after.DataProtectionKeys.Select(row => row.Xml!).ToListAsync(Cancellation), xml => xml.Contains("masterKey", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_that_cannot_be_opened_any_more_leaves_the_door_shut()
    {
        var (key, codes) = await SetAsync();
        await using var db = await _host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        await db.UserTokens.ExecuteUpdateAsync(change => change.SetProperty(token => token.Value, "CfDJ8damaged"), Cancellation);
        Advance();
        using var browser = _host.Browser();

        var half = await AccessRequestsHost.SignInAsync(browser, Email, Password);
        var code = await CodeAsync(browser, CodeOf(key));
        var recovery = await CodeAsync(browser, codes[0], "?secours=true");

        Assert.Contains(Urls.SignInCode, half.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (code.StatusCode, recovery.StatusCode));
        Assert.Equal(HttpStatusCode.Redirect, (await AccessRequestsHost.GetAsync(browser, Urls.Dashboard)).StatusCode);
    }

    [Fact]
    public async Task Neither_the_secret_nor_the_codes_can_be_read_in_the_database()
    {
        var (key, codes) = await SetAsync();
        await using var db = await _host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        var rings = await db.DataProtectionKeys.Select(ring => ring.Xml!).ToListAsync(Cancellation);
        var bytes = new StringBuilder();

        foreach (var file in Directory.EnumerateFiles(_host.DataFolder, "*.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            bytes.Append(await reader.ReadToEndAsync(Cancellation));
        }

        var raw = bytes.ToString();
        Assert.Contains(Email, raw, StringComparison.Ordinal);
        Assert.DoesNotContain(key, raw, StringComparison.Ordinal);
        Assert.All(codes, code => Assert.DoesNotContain(code, raw, StringComparison.Ordinal));
        Assert.NotEmpty(rings);
        Assert.All(rings, ring => Assert.Contains("closedKey", ring, StringComparison.Ordinal));
        Assert.All(rings, ring => Assert.DoesNotContain("masterKey", ring, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Recovery_codes_are_hashes_under_their_seal_and_those_of_an_earlier_version_are_hashed_at_the_next_start()
    {
        string[] earlier = ["BCDFG-HJKMN", "PQRTV-WXY23"];

        async Task<string> KeptAsync(AccessRequestsHost host)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            return (await accounts.GetAuthenticationTokenAsync((await accounts.FindByEmailAsync(Email))!, "[AspNetUserStore]", "RecoveryCodes"))!;
        }

        await using (var before = new AccessRequestsHost(_host.DataFolder) { Clock = _clock })
        {
            await before.OpenAccountAsync(Email, Password, change: account => account.TwoFactorEnabled = true);
            await using var scope = before.Services.CreateAsyncScope();
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            await accounts.SetAuthenticationTokenAsync((await accounts.FindByEmailAsync(Email))!, "[AspNetUserStore]", "RecoveryCodes", string.Join(';', earlier)).OrThrowAsync();
            Assert.Contains(earlier[1], await KeptAsync(before), StringComparison.Ordinal);
        }

        var kept = await KeptAsync(_host);
        using var browser = await HalfWayAsync();
        var open = await CodeAsync(browser, earlier[1], "?secours=true");
        using var again = await HalfWayAsync();
        var spent = await CodeAsync(again, earlier[1], "?secours=true");

        Assert.All(earlier, code => Assert.DoesNotContain(code, kept, StringComparison.Ordinal));
        Assert.DoesNotContain(earlier.Select(code => Convert.ToBase64String(System.Security.Cryptography.SHA512.HashData(Encoding.UTF8.GetBytes(code)))), kept.Contains);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (open.StatusCode, spent.StatusCode));
        Assert.Contains("Il vous reste 1 code de secours", await AccessRequestsHost.TextAsync(browser, Urls.MyAccount), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_opens_the_door_to_someone_who_lost_their_telephone_but_not_to_themselves()
    {
        await SetAsync();
        var edit = _host.Services.GetRequiredService<EditAccount>();
        await using var db = await _host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        var account = await db.Users.SingleAsync(known => known.Email == Email, Cancellation);

        await Assert.ThrowsAsync<ValidationException>(() => edit.RemoveSecondFactorAsync(account.Id, TestUsers.With(account.Id, account.Name, Roles.Administrator)));
        await edit.RemoveSecondFactorAsync(account.Id, TestUsers.With(Roles.Administrator));
        await _host.ConfirmAsync(Email);
        using var browser = _host.Browser();
        await AccessRequestsHost.SignInAsync(browser, Email, Password);

        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(browser, Urls.Dashboard)).StatusCode);
        Assert.Single(await JournalAsync(HistoryAct.SecondFactorRemoved));
    }

    /// <summary>Puts a second factor in place as a person does, and gives the key that their telephone then holds.</summary>
    private async Task<(string Key, IReadOnlyList<string> Codes)> SetAsync()
    {
        await _host.OpenAccountAsync(Email, Password, Roles.Administrator);
        using var browser = _host.Browser();
        await AccessRequestsHost.SignInAsync(browser, Email, Password);
        var key = "";
        var page = await SubmitOfferAsync(browser, offered => CodeOf(key = offered), Password);
        return (key, CodesIn(page));
    }

    private static async Task<string> SubmitOfferAsync(HttpClient browser, Func<string, string> code, string password, string present = "")
    {
        var page = await AccessRequestsHost.TextAsync(browser, Urls.SecondFactor);
        var fields = new Dictionary<string, string> { ["Form.Code"] = code(KeyIn(page)), ["Form.Password"] = password, ["Form.Present"] = present };

        foreach (Match hidden in HiddenField().Matches(page))
        {
            fields[hidden.Groups[1].Value] = hidden.Groups[2].Value;
        }

        return await AccessRequestsHost.TextAsync(await AccessRequestsHost.PostAsync(browser, Urls.SecondFactor, fields));
    }

    private async Task<HttpClient> HalfWayAsync()
    {
        var browser = _host.Browser();
        await AccessRequestsHost.SignInAsync(browser, Email, Password);
        return browser;
    }

    private static Task<HttpResponseMessage> CodeAsync(HttpClient browser, string code, string query = "") =>
        AccessRequestsHost.SubmitAsync(browser, Urls.SignInCode + query, new() { ["Form.Code"] = code });

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient browser, string code) =>
        AccessRequestsHost.SubmitAsync(browser, Urls.ChangePassword, new()
        {
            ["Form.Email"] = Email,
            ["Form.Current"] = Password,
            ["Form.Code"] = code,
            ["Form.New"] = "quatre-autres-mots-choisis",
            ["Form.Repeated"] = "quatre-autres-mots-choisis",
        });

    private async Task<IReadOnlyList<string?>> JournalAsync(HistoryAct act)
    {
        await using var db = await _host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        return await db.History.Where(entry => entry.Act == act).Select(entry => entry.After).ToListAsync(Cancellation);
    }

    private string CodeOf(string key) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(_clock.GetUtcNow().UtcDateTime);

    /// <summary>Past the code that was just taken.</summary>
    private void Advance() => _clock.Advance(TimeSpan.FromSeconds(30));

    private static string KeyIn(string page) => OfferedKey().Match(page).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);

    private static IReadOnlyList<string> CodesIn(string page) => [.. RecoveryCode().Matches(page).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("<code class=\"key\">([^<]+)</code>")]
    private static partial Regex OfferedKey();

    [GeneratedRegex("<li><code>([A-Z0-9]{5}-[A-Z0-9]{5})</code></li>")]
    private static partial Regex RecoveryCode();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();
}
