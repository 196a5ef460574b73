using System.Security.Claims;
using AccessRequests.Web.Accounts.Providers;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Accounts;

public sealed partial class AccountPage
{
    private AccountSummary? _account;
    private AccountForm? _form;
    private FluentValidation<AccountForm>? _validation;
    private string? _password;
    private string? _refusal;
    private bool _busy;

    [Parameter]
    public Guid Id { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required EditAccount EditAccount { get; init; }

    [Inject]
    public required IdentityProvider Provider { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _account = (await db.AccountSummariesAsync(Time.GetUtcNow())).SingleOrDefault(account => account.Id == Id);

        if (_account is null)
        {
            Navigation.NotFound();
            return;
        }

        _form = AccountForm.Of(_account);
    }

    private Task SaveAsync() => ActAsync(user => EditAccount.ExecuteAsync(Id, _form!, user), "Compte enregistré.");

    private Task DisableAsync() => ActAsync(user => EditAccount.DisableAsync(Id, user), "Compte désactivé.");

    private Task EnableAsync() => ActAsync(user => EditAccount.EnableAsync(Id, user), "Compte rouvert.");

    private Task ResetPasswordAsync() =>
        ActAsync(async user => _password = await EditAccount.ResetPasswordAsync(Id, user), "Mot de passe provisoire donné.");

    private Task EndSessionsAsync() => ActAsync(user => EditAccount.EndSessionsAsync(Id, user), "Ses sessions se ferment dans la minute.");

    private Task RemoveSecondFactorAsync() => ActAsync(user => EditAccount.RemoveSecondFactorAsync(Id, user), "Second facteur retiré.");

    private Task AttachAsync() => ActAsync(user => EditAccount.AttachToProviderAsync(Id, user), "Compte rattaché : son mot de passe ne sert plus.");

    private async Task ActAsync(Func<ClaimsPrincipal, Task> act, string done)
    {
        _busy = true;
        _refusal = null;
        _password = null;

        try
        {
            await act((await Authentication).User);
            Snackbar.Add(done, MudBlazor.Severity.Success);
            await LoadAsync();
        }
        catch (ValidationException refusal)
        {
            _refusal = string.Join(' ', refusal.Errors.Select(error => error.ErrorMessage));
        }
        catch (DbUpdateConcurrencyException changed)
        {
            _refusal = Refusals.InFrench(changed);
            await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }
}
