using System.Net;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Accounts;

/// <summary>The first attacker is a colleague: an administrator who would read files opens an account that does, or takes one over.</summary>
public sealed class ConfirmAccountTests(AccessRequestsHost host) : IClassFixture<AccessRequestsHost>
{
    private const string Password = "quatre-mots-au-hasard";

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private EditAccount Edit => host.Services.GetRequiredService<EditAccount>();

    private ConfirmAccount Confirm => host.Services.GetRequiredService<ConfirmAccount>();

    [Fact]
    public async Task An_account_that_opens_files_waits_for_a_second_person_who_is_neither_its_own_nor_the_administrator()
    {
        var administrator = await host.OpenAccountAsync("admin.seul@demo.example", Password, Roles.Administrator);
        var self = TestUsers.With(administrator.Id, administrator.Name, Roles.Administrator);
        var puppet = await host.OpenAccountAsync("marionnette@demo.example", Password, Roles.Auditor);
        await Edit.ExecuteAsync(puppet.Id, await host.FormAsync(puppet.Id, Roles.Manager), self, Cancellation);

        Assert.False(await OpensAsync(puppet.Email!));
        await Assert.ThrowsAsync<ValidationException>(async () => await Confirm.ExecuteAsync(puppet.Id, await StampAsync(puppet.Id), self, Cancellation));
        await Assert.ThrowsAsync<ValidationException>(async () => await Confirm.ExecuteAsync(puppet.Id, await StampAsync(puppet.Id), TestUsers.With(puppet.Id, "Marionnette", Roles.Manager), Cancellation));
        Assert.False(await OpensAsync(puppet.Email!));

        await host.ConfirmAsync(puppet.Email!);
        Assert.True(await OpensAsync(puppet.Email!));
        await using var db = await host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        Assert.Equal(1, await db.History.CountAsync(entry => entry.Act == HistoryAct.AccountConfirmed && entry.ObjectId == puppet.Id, Cancellation));
        await Assert.ThrowsAsync<ValidationException>(() => host.ConfirmAsync(puppet.Email!));
    }

    [Fact]
    public async Task An_administrator_does_not_open_the_account_that_would_confirm_for_them()
    {
        var accomplice = new AccountForm { Name = "Second", Email = "second@demo.example", Roles = [Roles.Administrator] };
        await host.Services.GetRequiredService<CreateAccount>().ExecuteAsync(accomplice, TestUsers.With(Roles.Administrator), Cancellation);
        await using var db = await host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);

        Assert.NotNull((await db.Users.SingleAsync(account => account.Email == accomplice.Email, Cancellation)).ConfirmationAskedBy);
    }

    [Fact]
    public async Task A_colleague_s_account_is_not_taken_over_by_a_new_password_or_by_the_removal_of_the_second_factor()
    {
        var administrator = TestUsers.With(Roles.Administrator);
        var manager = await host.OpenAccountAsync("reprise@demo.example", Password, Roles.Manager);
        var provisional = await Edit.ResetPasswordAsync(manager.Id, administrator);
        using var browser = host.Browser();
        var reset = await ChangeAsync(browser, manager.Email!, provisional);
        await host.ConfirmAsync(manager.Email!);
        var confirmed = await ChangeAsync(browser, manager.Email!, provisional);

        Assert.Equal(HttpStatusCode.OK, reset.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);

        await Edit.RemoveSecondFactorAsync(manager.Id, administrator);
        Assert.False(await OpensAsync(manager.Email!, "quatre-autres-mots-choisis"));
    }

    [Fact]
    public async Task Closing_every_manager_first_does_not_do_away_with_the_second_person()
    {
        await using var alone = new AccessRequestsHost();
        var administrator = TestUsers.With(Roles.Administrator);
        var edit = alone.Services.GetRequiredService<EditAccount>();
        await using var db = await alone.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);

        foreach (var account in await db.Users.AsNoTracking().ToListAsync(Cancellation))
        {
            await edit.DisableAsync(account.Id, administrator);
        }

        await alone.Services.GetRequiredService<CreateAccount>().ExecuteAsync(new AccountForm { Name = "Léa Roy", Email = "lea@demo.example", Roles = [Roles.Reviewer] }, administrator, Cancellation);
        Assert.NotNull((await db.Users.AsNoTracking().SingleAsync(account => account.Email == "lea@demo.example", Cancellation)).ConfirmationAskedBy);
    }

    [Fact]
    public async Task A_closed_account_that_is_opened_again_waits_for_a_second_person_and_a_lockout_ends_without_one()
    {
        var (closing, opening) = (TestUsers.With(Roles.Administrator), TestUsers.With(Roles.Administrator));
        var account = await host.OpenAccountAsync("rouvert@demo.example", Password, Roles.Manager, known => known.LockoutEnd = DateTimeOffset.MaxValue);
        await Edit.EnableAsync(account.Id, opening);
        Assert.True(await OpensAsync(account.Email!));

        await Edit.DisableAsync(account.Id, closing);
        await Edit.EnableAsync(account.Id, opening);
        Assert.False(await OpensAsync(account.Email!));
        await Assert.ThrowsAsync<ValidationException>(async () => await Confirm.ExecuteAsync(account.Id, await StampAsync(account.Id), opening, Cancellation));

        await Edit.DisableAsync(account.Id, closing);
        await Assert.ThrowsAsync<ValidationException>(() => Edit.EnableAsync(account.Id, closing));
        await Edit.EnableAsync(account.Id, opening);
        await host.ConfirmAsync(account.Email!);
        Assert.True(await OpensAsync(account.Email!));
    }

    [Fact]
    public async Task The_accounts_of_the_demonstration_stay_closed_once_it_is_over()
    {
        await using var over = new AccessRequestsHost { Settings = { ["Demonstration"] = "false" } };
        var account = await over.OpenAccountAsync("Gestionnaire@demo.example", Password, Roles.Manager, known => known.IsDisabled = true);

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => over.Services.GetRequiredService<EditAccount>().EnableAsync(account.Id, TestUsers.With(Roles.Administrator)));

        Assert.Contains("démonstration", refusal.Errors.Single().ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_name_waits_for_nobody()
    {
        var officer = await host.OpenAccountAsync("nom@demo.example", Password, Roles.AccessOfficer);
        var form = await host.FormAsync(officer.Id, Roles.AccessOfficer);
        form.Name = "Nouveau nom";
        await Edit.ExecuteAsync(officer.Id, form, TestUsers.With(Roles.Administrator), Cancellation);

        Assert.True(await OpensAsync(officer.Email!));
    }

    [Fact]
    public async Task The_first_people_of_an_installation_wait_for_nobody()
    {
        await using var empty = new AccessRequestsHost { Settings = { ["Demonstration"] = "false" } };
        await empty.Services.GetRequiredService<CreateAccount>().ExecuteAsync(new AccountForm { Name = "Léa Roy", Email = "lea@demo.example", Roles = [Roles.Manager] }, TestUsers.With(Roles.Administrator), Cancellation);
        await using var db = await empty.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);

        Assert.Null((await db.Users.SingleAsync(account => account.Email == "lea@demo.example", Cancellation)).ConfirmationAskedBy);
    }

    [Fact]
    public async Task Another_administrator_s_act_does_not_let_the_first_one_confirm_their_own()
    {
        var form = new AccountForm { Name = "Max Côté", Email = "max@demo.example", Roles = [Roles.Reviewer] };
        await host.Services.GetRequiredService<CreateAccount>().ExecuteAsync(form, TestUsers.With(Roles.Administrator), Cancellation);
        await using var db = await host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        var id = (await db.Users.AsNoTracking().SingleAsync(account => account.Email == form.Email, Cancellation)).Id;

        await Assert.ThrowsAsync<ValidationException>(() => Edit.ResetPasswordAsync(id, TestUsers.With(Roles.Administrator)));
    }

    [Fact]
    public async Task What_changed_since_the_page_was_shown_is_not_confirmed()
    {
        var administrator = TestUsers.With(Roles.Administrator);
        var account = await host.OpenAccountAsync("change@demo.example", Password, Roles.Auditor);
        await Edit.ExecuteAsync(account.Id, await host.FormAsync(account.Id, Roles.Reviewer), administrator, Cancellation);
        var seen = await StampAsync(account.Id);
        await Edit.ExecuteAsync(account.Id, await host.FormAsync(account.Id, Roles.Manager), administrator, Cancellation);

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => Confirm.ExecuteAsync(account.Id, seen, TestUsers.With(Roles.Manager), Cancellation));
        Assert.Contains("a changé depuis", refusal.Errors.Single().ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Managers_find_it_on_their_day()
    {
        var form = new AccountForm { Name = "Ana Morin", Email = "ana@demo.example", Roles = [Roles.Reviewer] };
        await host.Services.GetRequiredService<CreateAccount>().ExecuteAsync(form, TestUsers.With(Roles.Administrator), Cancellation);
        await using var db = await host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);

        var day = new DateOnly(2026, 1, 5);
        Assert.Contains(new OfficeTask("Confirmer le compte de Ana Morin", Urls.AccountsToConfirm, day), await OfficeDay.TasksAsync(db, TestUsers.With(Roles.Manager), day, Cancellation));
        Assert.DoesNotContain(await OfficeDay.TasksAsync(db, TestUsers.With(Roles.AccessOfficer), day, Cancellation), task => task.Text.Contains("Ana Morin", StringComparison.Ordinal));
    }

    private async Task<string?> StampAsync(Guid id)
    {
        await using var db = await host.Services.GetRequiredKeyedService<IDbContextFactory<AccessRequestsDb>>(OfficeDatabases.EveryFile).CreateDbContextAsync(Cancellation);
        return (await db.Users.AsNoTracking().SingleAsync(account => account.Id == id, Cancellation)).ConcurrencyStamp;
    }

    private async Task<bool> OpensAsync(string email, string password = Password)
    {
        using var browser = host.Browser();
        return (await AccessRequestsHost.SignInAsync(browser, email, password)).StatusCode == HttpStatusCode.Redirect;
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient browser, string email, string current) => AccessRequestsHost.SubmitAsync(browser, Urls.ChangePassword, new()
    {
        ["Form.Email"] = email,
        ["Form.Current"] = current,
        ["Form.New"] = "quatre-autres-mots-choisis",
        ["Form.Repeated"] = "quatre-autres-mots-choisis",
    });
}
