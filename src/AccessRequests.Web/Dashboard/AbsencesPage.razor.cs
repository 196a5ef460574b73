using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Requests;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Dashboard;

public sealed partial class AbsencesPage
{
    private const int MaxShown = 200;

    private AbsenceForm _form = new();
    private IReadOnlyList<Substitution> _absences = [];
    private IReadOnlyList<Actor> _people = [];
    private bool _busy;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required PlanAbsence PlanAbsence { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var today = Time.QuebecToday();
        await using var db = await Databases.CreateDbContextAsync();
        _people = await AssignRequests.OfficersAsync(db);
        _absences = await db.Substitutions.AsNoTracking().Where(absence => absence.To >= today).OrderBy(absence => absence.From).Take(MaxShown).ToListAsync();
    }

    private Task SaveAsync() => ActAsync(
        async user =>
        {
            await PlanAbsence.ExecuteAsync(_form, user);
            _form = new();
        },
        "L’absence est enregistrée.");

    private Task CancelAsync(Guid id) => ActAsync(user => PlanAbsence.CancelAsync(id, user), "L’absence est annulée.");

    private async Task ActAsync(Func<ClaimsPrincipal, Task> act, string done)
    {
        _busy = true;

        try
        {
            var user = (await Authentication).User;
            await Snackbar.DoAsync(() => act(user), done, OnInitializedAsync);
        }
        finally
        {
            _busy = false;
        }
    }

    private string NameOf(Guid? id) => _people.FirstOrDefault(person => person.Id == id)?.Name ?? "";
}
