using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Accounts;

public sealed partial class SetupPage
{
    private string? _refusal;

    [SupplyParameterFromForm]
    public SetupForm Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "jeton")]
    public string? Token { get; set; }

    [Inject]
    public required SessionHistory Sessions { get; init; }

    [Inject]
    public required SetupToken Setup { get; init; }

    [Inject]
    public required UserManager<Account> Accounts { get; init; }

    [Inject]
    public required AccountSignIn Session { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override void OnInitialized() => Form ??= new SetupForm();

    private async Task CreateAsync()
    {
        if (!Setup.Accepts(Token))
        {
            return;
        }

        var account = new Account { Name = Form.Name.Trim(), Email = Form.Email.Trim(), UserName = Form.Email.Trim() };
        var creation = await Sessions.ChangeAsync(
            HistoryAct.AccountOpened,
            account,
            async () => await Accounts.CreateAsync(account, Form.Password) is { Succeeded: false } refused ? refused : await Accounts.AddToRoleAsync(account, Roles.Administrator).OrThrowAsync(),
            Roles.InFrench(Roles.Administrator));

        if (!creation.Succeeded)
        {
            _refusal = creation.InFrench();
            return;
        }

        Setup.Spend();
        Navigation.NavigateTo(await Session.AfterPasswordAsync(account) == Door.Enrolment ? Urls.WithReturn(Urls.SecondFactor, Urls.Accounts) : Urls.Accounts);
    }
}
