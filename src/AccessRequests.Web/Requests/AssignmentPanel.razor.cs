using AccessRequests.Domain;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

/// <summary>Who works on the file, told to all who see it; those who may give files give it to another.</summary>
public sealed partial class AssignmentPanel
{
    private IReadOnlyList<Actor> _officers = [];
    private Dictionary<Guid, string?> _units = [];
    private Guid? _assignee;
    private bool _mayRestrict;

    [Inject]
    public required AssignRequests AssignRequests { get; init; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    private Actor? Officer => _officers.FirstOrDefault(officer => officer.Id == Request.AssigneeId);

    /// <summary>The guard of the act asks the same.</summary>
    private Obstacle? Obstacle => _assignee == Request.AssigneeId ? null : Request.ObstacleToAssigningTo(_assignee, _assignee is { } id ? _units.GetValueOrDefault(id) : null, _mayRestrict);

    protected override async Task LoadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _officers = await AssignRequests.OfficersAsync(db);
        _units = await db.Users.AsNoTracking().Where(account => account.Unit != null).ToDictionaryAsync(account => account.Id, account => account.Unit);
        _assignee = Request.AssigneeId;
        _mayRestrict = (await Authorization.AuthorizeAsync((await Authentication).User, Policies.RestrictRequests)).Succeeded;
    }

    private Task AssignAsync() => ActAsync(
        user => AssignRequests.ExecuteAsync(new Dictionary<string, Guid?> { [Request.Number] = Request.AssigneeId }, _assignee, user),
        _assignee is null ? "Le dossier est à attribuer." : $"Le dossier est confié à {_officers.First(officer => officer.Id == _assignee).Name}.");
}
