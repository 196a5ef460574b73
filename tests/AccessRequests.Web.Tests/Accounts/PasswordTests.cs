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

public sealed class PasswordTests : IAsyncDisposable
{
    private const string Password = "quatre-mots-au-hasard";

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly AccessRequestsHost _host;

    public PasswordTests() => _host = new AccessRequestsHost { Clock = _clock };

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_is_guessed_first_is_refused_and_what_is_long_or_random_is_taken()
    {
        var marie = new Account { Name = "Marie Tremblay", Email = "marie.tremblay@organisme.example" };

        foreach (var guessed in new[] { "motdepasse123", "azertyuiop12", "Quebec2026!!", "ministere2026", "tremblay-marie", "court" })
        {
            Assert.False((await ValidateAsync(marie, guessed)).Succeeded, guessed);
        }

        foreach (var good in new[] { Password, "le mien, bien à moi", "Xk7!pQ2#vR9z" })
        {
            Assert.True((await ValidateAsync(marie, good)).Succeeded, good);
        }
    }

    [Fact]
    public async Task The_name_of_the_body_is_guessed_first_too()
    {
        var marie = new Account { Name = "Marie Tremblay", Email = "marie.tremblay@organisme.example" };
        const string OfTheBody = "immigration-francisation";
        await using var db = await _host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        var body = await db.Organisations.AsNoTracking().Select(organisation => organisation.Letterhead.Ministry).SingleAsync(Cancellation);

        Assert.Contains("Francisation", body, StringComparison.Ordinal);
        Assert.False((await ValidateAsync(marie, OfTheBody)).Succeeded);
    }

    [Fact]
    public async Task A_password_of_a_known_breach_is_refused_from_a_file_of_hashes_without_any_network()
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "fuites.txt");
        string[] breached = ["Xk7!pQ2#vR9z", "le mien, bien à moi", "cheval-agrafe-correct-pile"];
#pragma warning disable CA5350 // As the file of Have I Been Pwned has them.
        var rows = breached.Concat(Enumerable.Range(0, 2000).Select(number => $"autre-{number}"))
            .Select(password => Convert.ToHexString(System.Security.Cryptography.SHA1.HashData(System.Text.Encoding.UTF8.GetBytes(password)))).Order(StringComparer.Ordinal).ToList();
#pragma warning restore CA5350
        await File.WriteAllTextAsync(file, string.Join("\r\n", rows.Select((hash, place) => $"{hash}:{(place * 7919 % 100_000) + 1}")), Cancellation);
        _host.Settings["Passwords:BreachedFile"] = file;
        var marie = new Account { Name = "Marie Tremblay", Email = "marie.tremblay@organisme.example" };

        foreach (var password in breached)
        {
            var refusal = Assert.Single((await ValidateAsync(marie, password)).Errors);
            Assert.Contains("fuite connue", refusal.Description, StringComparison.Ordinal);
        }

        Assert.True((await ValidateAsync(marie, Password)).Succeeded);

        // Each line of the file is found, the first and the last too.
        var validator = new BreachedPasswords(_host.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>());
        for (var number = 0; number < 2000; number++)
        {
            Assert.False((await validator.ValidateAsync(null!, marie, $"autre-{number}")).Succeeded, $"{number}");
            Assert.True((await validator.ValidateAsync(null!, marie, $"absent-{number}")).Succeeded, $"{number}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("motdepasse\nazerty\n")]
    [InlineData("F000000000000000000000000000000000000000:3\n0000000000000000000000000000000000000000:1\n")]
    public async Task A_file_of_breaches_that_would_let_every_password_pass_stops_the_start(string content)
    {
        using var folder = new TestFolder();
        var file = Path.Combine(folder.Path, "fuites.txt");
        await File.WriteAllTextAsync(file, content, Cancellation);
        _host.Settings["Passwords:BreachedFile"] = file;

        Assert.Contains("no list of SHA-1", Assert.Throws<InvalidOperationException>(() => _host.Services).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_account_an_unknown_one_and_a_wrong_password_get_the_same_answer_where_passwords_are_changed()
    {
        await _host.OpenAccountAsync("verrou@demo.example", Password);
        using var browser = _host.Browser();
        var answers = new List<string>();

        for (var i = 0; i < 6; i++)
        {
            answers.Add(await ChangeAsync(browser, "verrou@demo.example", "pas le bon mot de passe"));
        }

        answers.Add(await ChangeAsync(browser, "inconnue@demo.example", "pas le bon mot de passe"));
        answers.Add(await ChangeAsync(browser, "verrou@demo.example", Password));

        Assert.All(answers, answer => Assert.Contains("Courriel ou mot de passe incorrect", answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provisional_password_has_a_last_day()
    {
        var form = new AccountForm { Name = "Léa Roy", Email = "lea@demo.example", Roles = [Roles.Reviewer] };
        var provisional = await _host.Services.GetRequiredService<CreateAccount>().ExecuteAsync(form, TestUsers.With(Roles.Administrator), Cancellation);
        await _host.ConfirmAsync(form.Email);
        _clock.Advance(TimeSpan.FromDays(ProvisionalPassword.Days + 1));
        using var browser = _host.Browser();

        Assert.Contains("provisoire de plus de 7 jours", await ChangeAsync(browser, form.Email, provisional), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_gives_themselves_a_role_and_managers_are_told_of_every_account_that_may_open_files()
    {
        var administrator = await _host.OpenAccountAsync("seul@demo.example", Password, Roles.Administrator);
        var self = TestUsers.With(administrator.Id, administrator.Name, Roles.Administrator);
        var edit = _host.Services.GetRequiredService<EditAccount>();
        var own = await _host.FormAsync(administrator.Id, Roles.Administrator, Roles.Manager);

        await Assert.ThrowsAsync<ValidationException>(() => edit.ExecuteAsync(administrator.Id, own, self, Cancellation));
        var form = new AccountForm { Name = "Marionnette", Email = "marionnette@demo.example", Roles = [Roles.Manager] };
        await _host.Services.GetRequiredService<CreateAccount>().ExecuteAsync(form, self, Cancellation);
        var manager = DemonstrationAccounts.All.Single(account => account.Role == Roles.Manager);
        await using var db = await _host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        var told = await db.Outbox.Where(message => message.To == manager.Email).Select(message => message.Body).ToListAsync(Cancellation);

        Assert.Contains(told, body => body.Contains("Marionnette — Gestionnaire", StringComparison.Ordinal));
        Assert.Equal(0, await db.History.CountAsync(entry => entry.Act == HistoryAct.AccountEdited, Cancellation));
    }

    [Fact]
    public async Task An_account_whose_opening_fails_half_way_does_not_exist()
    {
        var create = _host.Services.GetRequiredService<CreateAccount>();
        var first = new AccountForm { Name = "Léa Roy", Email = "lea@demo.example", Roles = [Roles.Reviewer] };
        await create.ExecuteAsync(first, TestUsers.With(Roles.Administrator), Cancellation);
        await using var db = await _host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        await db.Roles.Where(role => role.Name == Roles.Manager).ExecuteDeleteAsync(Cancellation);

        await Assert.ThrowsAsync<InvalidOperationException>(() => create.ExecuteAsync(
            new AccountForm { Name = "Max Côté", Email = "max@demo.example", Roles = [Roles.Reviewer, Roles.Manager] }, TestUsers.With(Roles.Administrator), Cancellation));

        Assert.False(await db.Users.AnyAsync(account => account.Email == "max@demo.example", Cancellation));
    }

    [Fact]
    public async Task A_password_of_fewer_than_the_least_characters_is_refused()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var password = "Xk7!pQ2#vR9z"[..(SecurityRegistration.PasswordMinLength - 1)];

        var refused = await accounts.CreateAsync(new Account { Name = "Court", Email = "court@demo.example", UserName = "court@demo.example" }, password);

        Assert.False(refused.Succeeded);
        Assert.Contains($"{SecurityRegistration.PasswordMinLength}", refused.InFrench(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_whose_row_of_history_cannot_be_written_is_not_made()
    {
        const string email = "entier@demo.example";
        var account = await _host.OpenAccountAsync(email, Password);
        await using var db = await _host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        await db.Database.ExecuteSqlRawAsync(
            "CREATE TRIGGER Test_Refuses BEFORE INSERT ON History WHEN new.Act IN ('PasswordChanged', 'SecondFactorSet') BEGIN SELECT RAISE(ABORT, 'no'); END;", Cancellation);
        using var browser = _host.Browser();
        await ChangeAsync(browser, email, Password);
        await using var scope = _host.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var factor = scope.ServiceProvider.GetRequiredService<SecondFactor>();
        var own = (await accounts.FindByEmailAsync(email))!;
        var offer = factor.Offer(own);
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => factor.SetAsync(own, offer, new Totp(Base32Encoding.ToBytes(offer.Key)).ComputeTotp(_clock.GetUtcNow().UtcDateTime)));

        var stored = await db.Users.AsNoTracking().SingleAsync(known => known.Id == account.Id, Cancellation);
        Assert.False(stored.TwoFactorEnabled);
        Assert.False(await db.UserTokens.AnyAsync(token => token.UserId == account.Id, Cancellation));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await AccessRequestsHost.SignInAsync(browser, email, Password)).StatusCode);
    }

    private static async Task<string> ChangeAsync(HttpClient browser, string email, string current) =>
        await AccessRequestsHost.TextAsync(await AccessRequestsHost.SubmitAsync(browser, Urls.ChangePassword, new()
        {
            ["Form.Email"] = email,
            ["Form.Current"] = current,
            ["Form.New"] = "quatre-autres-mots-choisis",
            ["Form.Repeated"] = "quatre-autres-mots-choisis",
        }));

    private async Task<IdentityResult> ValidateAsync(Account account, string password)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();

        foreach (var validator in accounts.PasswordValidators)
        {
            if (await validator.ValidateAsync(accounts, account, password) is { Succeeded: false } refused)
            {
                return refused;
            }
        }

        return IdentityResult.Success;
    }
}
