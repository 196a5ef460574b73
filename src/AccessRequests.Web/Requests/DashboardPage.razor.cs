using System.Security.Claims;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

public sealed partial class DashboardPage
{
    private const int MaxTasks = 50;
    private const int Week = 7;

    private Summary? _summary;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        var today = Time.QuebecToday();

        if (!Policies.RolesOf[Policies.ReadRequests].Any(user.IsInRole))
        {
            _summary = new Summary(MayRead: false, today, 0, 0, 0, 0, []);
            return;
        }

        await using var db = await Databases.CreateDbContextAsync();
        var calendar = await db.AnswerCalendarAsync(CancellationToken.None);
        var requests = await db.Requests.AsNoTracking().Where(request => request.Status != RequestStatus.Sent && request.Status != RequestStatus.Withdrawn).OrderBy(request => request.ReceivedOn).ToListAsync();
        var due = requests.ToDictionary(request => request.Id, request => request.Clocks(calendar).Due);

        _summary = new Summary(
            MayRead: true,
            today,
            due.Values.Count(day => day < today),
            due.Values.Count(day => day >= today && day <= today.AddDays(Week)),
            requests.Count(request => request.Status == RequestStatus.Open),
            requests.Count(request => request.Status == RequestStatus.AwaitingApproval),
            [.. (await TasksAsync(db, user, requests, due)).OrderBy(task => task.Due).Take(MaxTasks)]);
    }

    private static async Task<List<OfficeTask>> TasksAsync(
        AccessRequestsDb db, ClaimsPrincipal user, IReadOnlyList<AccessRequest> requests, Dictionary<AccessRequestId, DateOnly> due)
    {
        var tasks = new List<OfficeTask>();

        foreach (var request in requests)
        {
            if (user.IsInRole(Roles.Manager) && request.Status == RequestStatus.AwaitingApproval)
            {
                tasks.Add(new OfficeTask($"Approuver la décision {request.Number}", $"/demandes/{request.Number}/approbation", due[request.Id]));
            }
            else if (user.IsInRole(Roles.AccessOfficer) && request.Status == RequestStatus.Approved)
            {
                tasks.Add(new OfficeTask($"Envoyer la décision {request.Number}", $"/demandes/{request.Number}/trousse", due[request.Id]));
            }
            else if (user.IsInRole(Roles.AccessOfficer) && request.Status == RequestStatus.Open)
            {
                var text = request.Decision.ReturnComment is null ? $"Traiter la demande {request.Number}" : $"Reprendre la demande {request.Number}, retournée par le gestionnaire";
                tasks.Add(new OfficeTask(text, $"/demandes/{request.Number}", due[request.Id]));
            }
        }

        if (user.IsInRole(Roles.Reviewer))
        {
            var waiting = await db.Documents
                .Where(document => document.AllPassages.Any(passage => passage.Status == PassageStatus.Proposed && !passage.IsRemoved))
                .OrderBy(document => document.AddedAt)
                .Select(document => new { document.Id, document.Title, document.RequestId })
                .Take(MaxTasks)
                .ToListAsync();

            tasks.AddRange(
                from document in waiting
                join request in requests on document.RequestId equals request.Id
                where request.Status == RequestStatus.Open
                select new OfficeTask($"{request.Number} : décider des marques proposées — {document.Title}", $"/demandes/{request.Number}/documents/{document.Id}/revision", due[request.Id]));
        }

        return tasks;
    }

    private sealed record Summary(bool MayRead, DateOnly Today, int Late, int DueThisWeek, int Open, int AwaitingApproval, IReadOnlyList<OfficeTask> Tasks);

    private sealed record OfficeTask(string Text, string Address, DateOnly Due);
}
