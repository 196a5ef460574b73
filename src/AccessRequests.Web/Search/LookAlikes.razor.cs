using AccessRequests.Web.Data;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Search;

/// <summary>Looks for earlier requests by itself once there is something to look for, a moment after the last field changed; what was being looked for before that is dropped.</summary>
public sealed partial class LookAlikes : IDisposable
{
    /// <summary>Long enough to go from one field to the next.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(600);

    private IReadOnlyList<LookAlike>? _found;
    private (string Text, string Subject, string Email, string Person) _asked = ("", "", "", "");
    private CancellationTokenSource? _search;
    private bool _busy;

    [Parameter, EditorRequired]
    public required LogRequestForm Form { get; set; }

    [CascadingParameter]
    public required EditContext Context { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>A name alone is many people's.</summary>
    private string Person => string.IsNullOrWhiteSpace(Form.Applicant.Name) || string.IsNullOrWhiteSpace(Form.Applicant.Address) ? "" : $"{Form.Applicant.Name.Trim()}\n{Form.Applicant.Address.Trim()}";

    public void Dispose()
    {
        Context.OnFieldChanged -= OnFieldChanged;
        Drop();
    }

    protected override void OnInitialized() => Context.OnFieldChanged += OnFieldChanged;

    private void OnFieldChanged(object? sender, FieldChangedEventArgs e) => InvokeAsync(LookAsync);

    private async Task LookAsync()
    {
        var asked = (Form.Text.Trim(), Form.Subject.Trim(), Form.Applicant.Email.Trim(), Person);

        if (asked == _asked)
        {
            return;
        }

        _asked = asked;
        Drop();

        if (asked == ("", "", "", ""))
        {
            (_found, _busy) = (null, false);
            StateHasChanged();
            return;
        }

        var search = _search = new CancellationTokenSource();
        _busy = true;
        StateHasChanged();

        try
        {
            await Task.Delay(Pause, Time, search.Token);
            await Authorization.DemandAsync((await Authentication).User, Policies.ReadApplicants);
            await using var db = await Databases.CreateDbContextAsync(search.Token);
            _found = await LookAlike.FindAsync(db, _asked.Text, _asked.Subject, Form.Applicant, search.Token);
            _busy = false;
            StateHasChanged();
        }
        catch (Exception) when (search.IsCancellationRequested)
        {
            // Another search took its place, or the page is gone.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    private void Drop()
    {
        _search?.Cancel();
        _search?.Dispose();
        _search = null;
    }
}
