using AccessRequests.Domain;
using AccessRequests.Web.Data;
using AccessRequests.Web.Requests;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Dashboard;

public sealed partial class AbsencesPage
{
    private const int MaxShown = 200;

    private AbsenceForm _form = new();
    private IReadOnlyList<Substitution> _absences = [];
    private IReadOnlyList<Actor> _people = [];
    private HashSet<Guid> _managers = [];

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required PlanAbsence PlanAbsence { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override Task OnInitializedAsync() => ReloadAsync();

    protected override async Task ReloadAsync()
    {
        var today = Time.QuebecToday();
        await using var db = await Databases.CreateDbContextAsync();
        _people = await RestrictAccess.ReadersAsync(db);
        _managers = [.. (await RestrictAccess.ManagersAsync(db)).Select(manager => manager.Id)];
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

    private void ChooseAbsent(Guid? person)
    {
        _form.AbsentId = person;
        _form.DelegatesApproval &= IsManager(person);
    }

    private bool IsManager(Guid? person) => person is { } id && _managers.Contains(id);

    private string NameOf(Guid? id) => _people.FirstOrDefault(person => person.Id == id)?.Name ?? "";
}
