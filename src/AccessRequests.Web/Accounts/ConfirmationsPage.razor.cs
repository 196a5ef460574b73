using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Accounts;

public sealed partial class ConfirmationsPage
{
    private IReadOnlyList<Waiting>? _waiting;
    private string? _refusal;
    private bool _busy;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required ConfirmAccount ConfirmAccount { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var person = (await Authentication).User.ToActor().Id;
        await using var db = await Databases.CreateDbContextAsync();
        var summaries = (await db.AccountSummariesAsync(Time.GetUtcNow())).ToDictionary(account => account.Id);
        _waiting =
        [
            .. (await ConfirmAccount.WaitingForAsync(db, person, CancellationToken.None)).Select(account => new Waiting(
                account.Id, account.ConcurrencyStamp, account.Name, account.Email!, account.Unit, summaries[account.Id].RolesInFrench, summaries.GetValueOrDefault(account.ConfirmationAskedBy!.Value)?.Name ?? "compte inconnu")),
        ];
    }

    private async Task ConfirmAsync(Waiting account)
    {
        _busy = true;
        _refusal = null;

        try
        {
            await ConfirmAccount.ExecuteAsync(account.Id, account.Stamp, (await Authentication).User);
            Snackbar.Add($"Le compte de {account.Name} est confirmé.", MudBlazor.Severity.Success);
        }
        catch (ValidationException refusal)
        {
            _refusal = string.Join(' ', refusal.Errors.Select(error => error.ErrorMessage));
        }
        finally
        {
            _busy = false;
            await LoadAsync();
        }
    }

    private sealed record Waiting(Guid Id, string? Stamp, string Name, string Email, string? Unit, string RolesInFrench, string AskedBy);
}
