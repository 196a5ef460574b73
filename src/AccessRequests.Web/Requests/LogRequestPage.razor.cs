using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using FluentValidation;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

public sealed partial class LogRequestPage
{
    private readonly LogRequestForm _form = new();
    private FluentValidation<LogRequestForm>? _validation;
    private LegalCalendar? _calendar;
    private DateOnly _today;
    private bool _busy;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required LogRequest LogRequest { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required MudBlazor.ISnackbar Snackbar { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var now = QuebecTime.ToQuebec(Time.GetUtcNow());
        _today = Time.QuebecToday();
        _form.ReceivedDate = now.Date;
        _form.ReceivedTime = new TimeSpan(now.Hour, now.Minute, 0);
        _form.Number = await LogRequest.ProposeNumberAsync();

        await using var db = await Databases.CreateDbContextAsync();
        _calendar = await db.AnswerCalendarAsync(CancellationToken.None);
    }

    private async Task LogAsync(EditContext form)
    {
        _busy = true;

        try
        {
            var number = await LogRequest.ExecuteAsync(_form, (await Authentication).User);
            form.MarkAsUnmodified();
            Snackbar.Add($"La demande {number} est consignée.", MudBlazor.Severity.Success);
            Navigation.NavigateTo($"/demandes/{number}");
        }
        catch (ValidationException refusal)
        {
            _validation!.Show(refusal);
        }
        finally
        {
            _busy = false;
        }
    }
}
