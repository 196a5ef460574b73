using System.Security.Claims;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using FluentValidation;
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

    protected abstract Task LoadAsync();

    protected async Task ActAsync(Func<ClaimsPrincipal, Task> act, string done)
    {
        IsBusy = true;

        try
        {
            await act((await Authentication).User);
            Snackbar.Add(done, MudBlazor.Severity.Success);
        }
        catch (ValidationException refusal)
        {
            Snackbar.Add(string.Join(' ', refusal.Errors.Select(error => error.ErrorMessage)), MudBlazor.Severity.Error);
        }
        catch (Exception refusal) when (Refusals.InFrench(refusal) is { } sentence)
        {
            Snackbar.Add(sentence, MudBlazor.Severity.Error);
        }
        finally
        {
            IsBusy = false;
        }

        await LoadAsync();
        await OnChanged.InvokeAsync();
    }
}
