using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Data;
using AccessRequests.Web.Decisions;
using AccessRequests.Web.Outbox;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Dashboard;

/// <summary>What a person sees of the office's day. It reads the files that are still to be answered, whose number does not grow with the archive.</summary>
internal sealed record OfficeDay
{
    private const int MaxOpen = 5000;
    private const int MaxShown = 50;
    private const int MaxOfAKind = 500;

    /// <summary>An agenda takes more than a page shows: what it lacks nobody misses in time.</summary>
    private const int MaxTasks = 2000;
    private const int Week = 7;

    /// <summary>Older ones were published elsewhere before this product kept count, or will be found in the list.</summary>
    private const int PublicationHorizonDays = 90;

    public required DateOnly Today { get; init; }

    public required int Late { get; init; }

    public required int DueToday { get; init; }

    public required int DueThisWeek { get; init; }

    public required int Open { get; init; }

    public required int AwaitingApproval { get; init; }

    public required int ToSend { get; init; }

    public required IReadOnlyList<OfficeTask> Mine { get; init; }

    /// <summary>What waits for the person too, later than all those of <see cref="Mine"/>.</summary>
    public required int MoreOfMine { get; init; }

    public required IReadOnlyList<AwaitedAct> Others { get; init; }

    public required IReadOnlyList<(OfficeTask Task, IReadOnlyList<string> Reasons)> Feared { get; init; }

    public required int MoreFeared { get; init; }

    public required IReadOnlyList<(string Name, int Open, int Late)> Workload { get; init; }

    public static async Task<OfficeDay> ReadAsync(AccessRequestsDb db, ClaimsPrincipal user, DateOnly today, CancellationToken cancellation)
    {
        var calendar = await db.AnswerCalendarAsync(cancellation);
        var files = await FilesAsync(db, today, cancellation);
        var names = await NamesAsync(db, files, cancellation);
        var mine = await TasksAsync(db, files, calendar, user, today, cancellation);
        var feared = await FearedFiles.ReadAsync(db, files, calendar, today, cancellation);

        return new OfficeDay
        {
            Today = today,
            Late = files.Count(file => file.Due < today),
            DueToday = files.Count(file => !file.WasAnswered && file.Due == today),
            DueThisWeek = files.Count(file => !file.WasAnswered && file.Due >= today && file.Due <= today.AddDays(Week)),
            Open = files.Count(file => file.Status == RequestStatus.Open),
            AwaitingApproval = files.Count(file => file.Status == RequestStatus.AwaitingApproval),
            ToSend = files.Count(file => file.Status == RequestStatus.Approved),
            Mine = [.. mine.Take(MaxShown)],
            MoreOfMine = Math.Max(0, mine.Count - MaxShown),
            Others = await OthersAsync(db, files, calendar, user, today, cancellation),
            Feared = [.. feared.Take(MaxShown)],
            MoreFeared = Math.Max(0, feared.Count - MaxShown),
            Workload =
            [
                .. files.GroupBy(file => file.AssigneeId)
                    .Select(held => (held.Key is { } id ? names.GetValueOrDefault(id, "compte inconnu") : "À attribuer", held.Count(), held.Count(file => file.Due < today)))
                    .OrderByDescending(held => held.Item2),
            ],
        };
    }

    /// <summary>What waits for a person, soonest first, for who needs nothing else of the day.</summary>
    public static async Task<IReadOnlyList<OfficeTask>> TasksAsync(AccessRequestsDb db, ClaimsPrincipal user, DateOnly today, CancellationToken cancellation)
    {
        var calendar = await db.AnswerCalendarAsync(cancellation);
        return await TasksAsync(db, await FilesAsync(db, today, cancellation), calendar, user, today, cancellation);
    }

    private static async Task<IReadOnlyList<OfficeTask>> TasksAsync(
        AccessRequestsDb db, IReadOnlyList<OpenFile> files, LegalCalendar calendar, ClaimsPrincipal user, DateOnly today, CancellationToken cancellation)
    {
        var person = user.ToActor().Id;
        Guid[] people = [person, .. await SubstitutionQueries.ReplacedByAsync(db, person, today, cancellation)];
        var approves = await Approvers.IncludeAsync(db, user, today, cancellation);
        var reviews = await ReviewTasksAsync(db, user, files, cancellation);
        var incidents = await IncidentTasksAsync(db, user, cancellation);
        var publications = await PublicationTasksAsync(db, calendar, user, today, cancellation);
        var confirmations = await ConfirmationTasksAsync(db, user, today, cancellation);
        var held = await HeldMailTasksAsync(db, user, today, cancellation);
        var pending = await PendingTasksAsync(db, calendar, user, people, cancellation);
        var statutory = user.IsInRole(Roles.AccessOfficer) ? await StatutoryTasks.ReadAsync(db, calendar, people, today, cancellation) : [];
        var toApprove = approves ? await LetterTasks.ToApproveAsync(db, person, cancellation) : [];
        var toSend = user.IsInRole(Roles.AccessOfficer) ? await LetterTasks.ToSendAsync(db, people, cancellation) : [];
        IEnumerable<OfficeTask> tasks =
        [
            .. files.SelectMany(file => TasksOf(file, user, approves, people)), .. toApprove, .. toSend, .. reviews, .. incidents, .. publications, .. pending, .. confirmations, .. held, .. statutory,
        ];

        return [.. tasks.OrderBy(task => task.Due).Take(MaxTasks)];
    }

    /// <summary>An officer waits for what holds back the files that they have or replace, and those that nobody has; who only reads or approves sees all.</summary>
    private static async Task<IReadOnlyList<AwaitedAct>> OthersAsync(
        AccessRequestsDb db, IReadOnlyList<OpenFile> files, LegalCalendar calendar, ClaimsPrincipal user, DateOnly today, CancellationToken cancellation)
    {
        var person = user.ToActor().Id;
        Guid[] people = [person, .. await SubstitutionQueries.ReplacedByAsync(db, person, today, cancellation)];
        var isOfficerOnly = user.IsInRole(Roles.AccessOfficer) && !user.IsInRole(Roles.Manager);
        var drafts = files.Where(file => file.Status == RequestStatus.AwaitingApproval && file.AssigneeId is { } assignee && people.Contains(assignee)).Take(MaxShown);

        return
        [
            .. drafts.Select(file => new AwaitedAct($"{file.Number} : le projet est chez le gestionnaire", $"/demandes/{file.Number}/decision", file.Due)),
            .. await LetterTasks.AwaitedAsync(db, person, cancellation),
            .. await WaitingForOthers.ReadAsync(db, calendar, isOfficerOnly ? people : null, today, cancellation),
        ];
    }

    /// <summary>The files to answer, oldest last day first.</summary>
    internal static async Task<IReadOnlyList<OpenFile>> FilesAsync(AccessRequestsDb db, DateOnly today, CancellationToken cancellation)
    {
        var rows = await db.Unanswered()
            .OrderBy(request => EF.Property<DateOnly>(request, RequestColumns.Due))
            .Take(MaxOpen)
            .Select(request => new
            {
                request.Id,
                request.Number,
                request.Status,
                request.AssigneeId,
                IsReturned = request.Decision.ReturnComment != null,
                WasAnswered = request.Sendings.Any(),
                Due = EF.Property<DateOnly>(request, RequestColumns.Due),
            })
            .ToListAsync(cancellation);

        return [.. rows.Select(row => new OpenFile(row.Id, row.Number, row.Status, row.AssigneeId, row.IsReturned, row.WasAnswered ? today : row.Due, row.WasAnswered))];
    }

    private static IEnumerable<OfficeTask> TasksOf(OpenFile file, ClaimsPrincipal user, bool approves, IReadOnlyCollection<Guid> people)
    {
        var isTheirs = file.AssigneeId is not { } assignee || people.Contains(assignee);

        if (approves && file.Status == RequestStatus.AwaitingApproval)
        {
            yield return new OfficeTask($"Approuver la décision {file.Number}", $"/demandes/{file.Number}/approbation", file.Due);
        }
        else if (user.IsInRole(Roles.AccessOfficer) && isTheirs && file.Status == RequestStatus.Approved)
        {
            yield return new OfficeTask($"Envoyer la décision {file.Number}", $"/demandes/{file.Number}/trousse", file.Due);
        }
        else if (user.IsInRole(Roles.AccessOfficer) && isTheirs && file.Status == RequestStatus.Open)
        {
            var text = file.WasAnswered ? $"Reprendre la demande {file.Number}, rouverte après une réponse"
                : file.IsReturned ? $"Reprendre la demande {file.Number}, retournée par le gestionnaire" : $"Traiter la demande {file.Number}";
            yield return new OfficeTask(text, $"/demandes/{file.Number}", file.Due);
        }
    }

    private static async Task<IEnumerable<OfficeTask>> ReviewTasksAsync(AccessRequestsDb db, ClaimsPrincipal user, IReadOnlyList<OpenFile> files, CancellationToken cancellation)
    {
        if (!user.IsInRole(Roles.Reviewer))
        {
            return [];
        }

        var open = files.Where(file => file.Status == RequestStatus.Open).Select(file => file.Id).Take(500).ToList();
        var waiting = await db.Documents.AsNoTracking()
            .Where(document => open.Contains(document.RequestId))
            .Where(document => document.AllPassages.Any(passage => (passage.Status == PassageStatus.Proposed || passage.Status == PassageStatus.Reserved) && !passage.IsRemoved))
            .OrderBy(document => document.AddedAt)
            .Select(document => new { document.Id, document.Title, document.RequestId })
            .Take(MaxOfAKind)
            .ToListAsync(cancellation);
        var unread = await db.Documents.AsNoTracking()
            .Where(document => open.Contains(document.RequestId) && document.Review == null && document.Withholding == null && !document.IsNotRelevant)
            .Where(document => !document.AllPassages.Any(passage => (passage.Status == PassageStatus.Proposed || passage.Status == PassageStatus.Reserved) && !passage.IsRemoved))
            .GroupBy(document => document.RequestId)
            .Select(file => new { RequestId = file.Key, Count = file.Count() })
            .ToListAsync(cancellation);

        return
        [
            .. from document in waiting
               join file in files on document.RequestId equals file.Id
               select new OfficeTask($"{file.Number} : décider des marques proposées — {document.Title}", $"/demandes/{file.Number}/documents/{document.Id}/revision", file.Due),
            .. from document in unread
               join file in files on document.RequestId equals file.Id
               select new OfficeTask($"{file.Number} : terminer la révision de {FrenchCount.Of(document.Count, "document", "documents")}", DecisionUrls.Documents(file.Number), file.Due),
        ];
    }

    /// <summary>An incident is due from the day on which the office learnt of it: art. 63.8 gives it no time.</summary>
    private static async Task<IEnumerable<OfficeTask>> IncidentTasksAsync(AccessRequestsDb db, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (!Policies.IsHeldBy(Policies.HandleIncidents, user))
        {
            return [];
        }

        var mayAssess = Policies.IsHeldBy(Policies.AssessIncidents, user);
        var open = await db.Incidents.AsNoTracking().Where(incident => incident.ClosedOn == null).OrderBy(incident => incident.AwareOn).Take(MaxOfAKind).ToListAsync(cancellation);

        return from incident in open
               let duty = incident.Duties.FirstOrDefault(duty => mayAssess || duty.Kind != ObstacleKind.IncidentNotAssessed)
               let text = duty?.InFrench() ?? (mayAssess && incident.Duties.Count == 0 ? $"Incident {incident.Reference} : fermez-le, il ne reste rien à faire." : null)
               where text is not null
               select new OfficeTask(text, $"{Urls.Incidents}/{incident.Reference}", incident.AwareOn);
    }

    /// <summary>What was sent and is not published yet, for those who may publish it: whoever prepared the answer may not (A-2.1, r. 2).</summary>
    private static async Task<IEnumerable<OfficeTask>> PublicationTasksAsync(AccessRequestsDb db, LegalCalendar calendar, ClaimsPrincipal user, DateOnly today, CancellationToken cancellation)
    {
        if (!Policies.IsHeldBy(Policies.SendDecisions, user))
        {
            return [];
        }

        var since = today.AddDays(-PublicationHorizonDays);
        var person = user.ToActor().Id;
        var sent = await db.Requests.AsNoTracking()
            .Where(request => !request.Decision.Drafters.Contains(person))
            .SelectMany(request => request.Sendings, (request, sending) => new
            {
                request.Id,
                request.Kind,
                sending.SentOn,
                IsToPublish = sending.PackageId != null && sending.PublishedOn == null && sending.IncidentReference == null && (sending.DocumentsHeldUntil == null || sending.DocumentsSentOn != null),
            })
            .Where(sent => sent.SentOn >= since && sent.IsToPublish)
            .Where(sent => sent.Kind == RequestKind.AdministrativeDocuments)
            .OrderBy(sent => sent.SentOn)
            .Select(sent => sent.Id)
            .Take(MaxOfAKind)
            .ToListAsync(cancellation);
        var requests = await db.Requests.AsNoTracking().Where(request => sent.Contains(request.Id)).ToListAsync(cancellation);

        return from request in requests
               from sending in request.Sendings
               where sending.SentOn >= since && request.ObstacleToPublishing(person, today, today, sending) is null
               let due = request.PublicationLimit(sending, calendar)!.Due
               select new OfficeTask($"Diffuser la décision {request.Number}{(due < today ? ", en retard" : "")}", $"/demandes/{request.Number}/trousse", due);
    }

    /// <summary>Whoever waits for a confirmation cannot work: it is for today.</summary>
    private static async Task<IEnumerable<OfficeTask>> ConfirmationTasksAsync(AccessRequestsDb db, ClaimsPrincipal user, DateOnly today, CancellationToken cancellation) =>
        Policies.IsHeldBy(Policies.ConfirmAccounts, user)
            ? (await ConfirmAccount.WaitingForAsync(db, user.ToActor().Id, cancellation)).Select(account => new OfficeTask($"Confirmer le compte de {account.Name}", Urls.AccountsToConfirm, today))
            : [];

    private static async Task<IEnumerable<OfficeTask>> HeldMailTasksAsync(AccessRequestsDb db, ClaimsPrincipal user, DateOnly today, CancellationToken cancellation) =>
        Policies.IsHeldBy(Policies.DecideHeldMail, user) && await db.Held().CountAsync(cancellation) is > 0 and var held
            ? [new OfficeTask($"Décider de {FrenchCount.Of(held, "courriel retenu", "courriels retenus")}", Urls.HeldMail, today)]
            : [];

    /// <summary>What a letter that left announced for later: its file is closed, and nothing else would recall it.</summary>
    private static async Task<IEnumerable<OfficeTask>> PendingTasksAsync(
        AccessRequestsDb db, LegalCalendar calendar, ClaimsPrincipal user, IReadOnlyCollection<Guid> people, CancellationToken cancellation)
    {
        if (!user.IsInRole(Roles.AccessOfficer))
        {
            return [];
        }

        var ids = await db.Requests.AsNoTracking()
            .SelectMany(request => request.Points, (request, point) => new { request.Id, request.Status, request.ReceivedOn, request.AssigneeId, point.Outcome })
            .Where(point => (point.Outcome == PointOutcome.ThirdPartyConsulted || point.Outcome == PointOutcome.ToFollow) && point.Status == RequestStatus.Sent)
            .Where(point => point.AssigneeId == null || people.Contains(point.AssigneeId.Value))
            .Select(point => new { point.Id, point.ReceivedOn })
            .Distinct()
            .OrderByDescending(request => request.ReceivedOn)
            .Select(request => request.Id)
            .Take(MaxOfAKind)
            .ToListAsync(cancellation);
        var requests = await db.Requests.AsNoTracking().Where(request => ids.Contains(request.Id)).ToListAsync(cancellation);
        var limits = await db.LimitsAsync(requests, calendar, cancellation);

        return from request in requests
               let due = request.PendingUntil(limits[request.Id])
               where due is not null
               select new OfficeTask($"Demande {request.Number} : décider ce que la lettre annonce pour plus tard ({request.PendingInFrench})", $"/demandes/{request.Number}", due.Value);
    }

    private static async Task<Dictionary<Guid, string>> NamesAsync(AccessRequestsDb db, IReadOnlyList<OpenFile> files, CancellationToken cancellation)
    {
        var ids = files.Select(file => file.AssigneeId).OfType<Guid>().Distinct().ToList();
        return await db.Users.Where(account => ids.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.Name, cancellation);
    }
}
