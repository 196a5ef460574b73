using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

/// <summary>A part of a request's page that acts on the file: it says what was refused, and lets the page read the file anew.</summary>
public abstract class FilePanel : ActingComponent
{
    [Parameter, EditorRequired]
    public required AccessRequest Request { get; set; }

    [Parameter, EditorRequired]
    public required LegalCalendar Calendar { get; set; }

    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    protected static DateOnly? Day(DateTime? picked) => picked is { } day ? DateOnly.FromDateTime(day) : null;

    protected override Task OnInitializedAsync() => LoadAsync();

    /// <summary>Reads what the panel shows beside the file itself.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    protected override async Task ReloadAsync()
    {
        await LoadAsync();
        await OnChanged.InvokeAsync();
    }
}
