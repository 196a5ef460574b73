using System.Security.Claims;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Requests;

/// <summary>A part of a request's page that acts on the file: it says what was refused, and lets the page read the file anew.</summary>
public abstract class FilePanel : ComponentBase
{
    [Parameter, EditorRequired]
    public required AccessRequest Request { get; set; }

    [Parameter, EditorRequired]
    public required LegalCalendar Calendar { get; set; }

    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    protected bool IsBusy { get; private set; }

    protected static DateOnly? Day(DateTime? picked) => picked is { } day ? DateOnly.FromDateTime(day) : null;

    protected override Task OnInitializedAsync() => LoadAsync();

    /// <summary>Reads what the panel shows beside the file itself.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    protected async Task ActAsync(Func<ClaimsPrincipal, Task> act, string done)
    {
        IsBusy = true;

        try
        {
            var user = (await Authentication).User;
            await Snackbar.DoAsync(() => act(user), done, ReloadAsync);
        }
        finally
        {
            IsBusy = false;
        }
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        await OnChanged.InvokeAsync();
    }
}
