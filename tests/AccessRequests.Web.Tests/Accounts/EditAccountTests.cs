using System.Net;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Accounts;

public sealed class EditAccountTests(AccessRequestsHost host) : IClassFixture<AccessRequestsHost>
{
    private const string Password = "quatre-mots-au-hasard";

    private EditAccount EditAccount => host.Services.GetRequiredService<EditAccount>();

    [Theory]
    [InlineData(Roles.Administrator, Roles.Manager)]
    [InlineData(Roles.Administrator, Roles.Auditor)]
    [InlineData(Roles.Auditor, Roles.Reviewer)]
    public async Task Whoever_opens_accounts_and_whoever_watches_over_everyone_has_no_other_role(string alone, string other)
    {
        var email = $"{alone}-{other}@demo.example".ToLowerInvariant();
        var administrator = TestUsers.With(Roles.Administrator);
        var cancellation = Xunit.TestContext.Current.CancellationToken;
        var account = await host.OpenAccountAsync(email, "quatre-mots-au-hasard", other);

        var edited = await Assert.ThrowsAsync<ValidationException>(async () => await host.Services.GetRequiredService<EditAccount>().ExecuteAsync(account.Id, await host.FormAsync(account.Id, other, alone), administrator, cancellation));
        var created = await Assert.ThrowsAsync<ValidationException>(() => host.Services.GetRequiredService<CreateAccount>().ExecuteAsync(
            new AccountForm { Name = "Max Côté", Email = $"autre-{email}", Roles = [alone, other] }, administrator, cancellation));

        Assert.All([edited, created], refusal => Assert.Contains("ne vont avec aucun autre rôle", Assert.Single(refusal.Errors).ErrorMessage, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_person_signs_in_once_they_have_changed_the_password_they_were_given()
    {
        var form = new AccountForm { Name = "Léa Roy", Email = "lea@demo.example", Roles = [Roles.Reviewer] };

        var provisional = await host.Services.GetRequiredService<CreateAccount>().ExecuteAsync(form, TestUsers.With(Roles.Administrator), Xunit.TestContext.Current.CancellationToken);

        using var browser = host.Browser();
        Assert.Contains("qui attend d’être confirmé", await ChangeAsync(browser, form.Email, provisional), StringComparison.Ordinal);
        await host.ConfirmAsync(form.Email);
        await ChangeAsync(browser, form.Email, provisional);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(browser, Urls.Dashboard)).StatusCode);
    }

    [Fact]
    public async Task An_address_has_one_account()
    {
        var form = new AccountForm { Name = "Autre agente", Email = "AGENTE@demo.example", Roles = [Roles.Reviewer] };

        var refusal = await Assert.ThrowsAsync<ValidationException>(() =>
            host.Services.GetRequiredService<CreateAccount>().ExecuteAsync(form, TestUsers.With(Roles.Administrator), Xunit.TestContext.Current.CancellationToken));

        Assert.Equal(("Email", "Un compte a déjà cette adresse de courriel."), (refusal.Errors.Single().PropertyName, refusal.Errors.Single().ErrorMessage));
    }

    [Theory]
    [InlineData(Roles.AccessOfficer)]
    [InlineData(Roles.Reviewer)]
    [InlineData(Roles.Manager)]
    public async Task Nobody_but_an_administrator_touches_an_account_even_past_the_page(string role)
    {
        await Assert.ThrowsAsync<AccessDeniedException>(() => EditAccount.DisableAsync(Guid.NewGuid(), TestUsers.With(role)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => EditAccount.ResetPasswordAsync(Guid.NewGuid(), TestUsers.With(role)));
    }

    [Fact]
    public async Task Administrators_neither_close_their_own_account_nor_give_up_their_role()
    {
        var account = await host.OpenAccountAsync("seul@demo.example", Password, Roles.Administrator);
        var self = TestUsers.With(account.Id, account.Name, Roles.Administrator);

        await Assert.ThrowsAsync<ValidationException>(() => EditAccount.DisableAsync(account.Id, self));
        var form = await host.FormAsync(account.Id, Roles.Manager);
        await Assert.ThrowsAsync<ValidationException>(() => EditAccount.ExecuteAsync(account.Id, form, self, Xunit.TestContext.Current.CancellationToken));

        using var browser = host.Browser();
        await AccessRequestsHost.SignInAsync(browser, "seul@demo.example", Password);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(browser, Urls.Accounts)).StatusCode);
    }

    [Fact]
    public async Task Changing_the_roles_gives_and_takes_pages()
    {
        var account = await host.OpenAccountAsync("mutee@demo.example", Password, Roles.Administrator);
        var admin = TestUsers.With(Roles.Administrator);

        await EditAccount.ExecuteAsync(account.Id, await host.FormAsync(account.Id, Roles.Manager), admin, Xunit.TestContext.Current.CancellationToken);
        await host.ConfirmAsync(account.Email!);

        using var browser = host.Browser();
        await AccessRequestsHost.SignInAsync(browser, "mutee@demo.example", Password);
        Assert.Equal(HttpStatusCode.Forbidden, (await AccessRequestsHost.GetAsync(browser, Urls.Accounts)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AccessRequestsHost.GetAsync(browser, Urls.Dashboard)).StatusCode);
    }

    [Fact]
    public async Task An_account_that_is_opened_again_after_being_disabled_signs_in_again()
    {
        var account = await host.OpenAccountAsync("rouverte@demo.example", Password);
        var admin = TestUsers.With(Roles.Administrator);
        using var browser = host.Browser();

        await EditAccount.DisableAsync(account.Id, admin);
        var refused = await AccessRequestsHost.SignInAsync(browser, "rouverte@demo.example", Password);
        await EditAccount.EnableAsync(account.Id, admin);
        await host.ConfirmAsync("rouverte@demo.example");
        var signedIn = await AccessRequestsHost.SignInAsync(browser, "rouverte@demo.example", Password);

        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
    }

    [Fact]
    public async Task A_role_that_another_administrator_took_away_does_not_come_back_from_a_page_that_was_open()
    {
        var account = await host.OpenAccountAsync("retiree@demo.example", Password, Roles.Manager);
        var (seen, other) = (await host.FormAsync(account.Id, Roles.Manager, Roles.Reviewer), await host.FormAsync(account.Id, Roles.Auditor));
        await EditAccount.ExecuteAsync(account.Id, other, TestUsers.With(Roles.Administrator), Xunit.TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => EditAccount.ExecuteAsync(account.Id, seen, TestUsers.With(Roles.Administrator), Xunit.TestContext.Current.CancellationToken));

        await using var scope = host.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Assert.Equal([Roles.Auditor], await accounts.GetRolesAsync((await accounts.FindByIdAsync($"{account.Id}"))!));
    }

    private static async Task<string> ChangeAsync(HttpClient browser, string email, string provisional) =>
        await AccessRequestsHost.TextAsync(await AccessRequestsHost.SubmitAsync(browser, Urls.ChangePassword, new()
        {
            ["Form.Email"] = email,
            ["Form.Current"] = provisional,
            ["Form.New"] = Password,
            ["Form.Repeated"] = Password,
        }));
}
