using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

/// <summary>Filters and page live in the address: a list can be bookmarked, shared and gone back to.</summary>
public sealed partial class RequestListPage
{
    private const int PageSize = 25;
    private const int Week = 7;
    private const int MaxOpen = 10_000;

    private IReadOnlyList<Row>? _rows;
    private int _total;
    private DateOnly _today;

    [SupplyParameterFromQuery(Name = "texte")]
    public string? Query { get; set; }

    [SupplyParameterFromQuery(Name = "statut")]
    public string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "echeance")]
    public string? DueFilter { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private int CurrentPage => Math.Max(1, PageNumber ?? 1);

    private int FirstShown => ((CurrentPage - 1) * PageSize) + 1;

    private int LastShown => Math.Min(CurrentPage * PageSize, _total);

    protected override async Task OnParametersSetAsync()
    {
        _today = Time.QuebecToday();
        await using var db = await Databases.CreateDbContextAsync();
        var calendar = await db.AnswerCalendarAsync(CancellationToken.None);
        var requests = await FilterAsync(db, calendar);

        _total = await requests.CountAsync();

        // Files without an extension are due in the order of their reception; ten days of extension can swap neighbours only.
        var page = await requests
            .OrderBy(request => request.Status == RequestStatus.Sent || request.Status == RequestStatus.Withdrawn)
            .ThenBy(request => request.ReceivedOn)
            .Skip((CurrentPage - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync();

        _rows = [.. page.Select(request => new Row(
            request.Number, request.Subject, request.Kind, request.ReceivedOn, request.Status, request.Clocks(calendar).Due))];
    }

    private async Task<IQueryable<AccessRequest>> FilterAsync(AccessRequestsDb db, LegalCalendar calendar)
    {
        var requests = db.Requests.AsNoTracking();

        if (Enum.TryParse<RequestStatus>(Status, out var status))
        {
            requests = requests.Where(request => request.Status == status);
        }

        if (!string.IsNullOrWhiteSpace(Query))
        {
            var text = Query.Trim();
            requests = requests.Where(request => request.Number.Contains(text) || request.Subject.Contains(text));
        }

        if (DueFilter is "retard" or "semaine")
        {
            var due = await DueAsync(db, calendar);
            requests = requests.Where(request => due.Contains(request.Id));
        }

        return requests;
    }

    /// <summary>A last day is computed and never stored, so it is compared here; only files still open are read, two columns of each.</summary>
    private async Task<IReadOnlyList<AccessRequestId>> DueAsync(AccessRequestsDb db, LegalCalendar calendar)
    {
        var open = await db.Requests
            .Where(request => request.Status != RequestStatus.Sent && request.Status != RequestStatus.Withdrawn)
            .OrderBy(request => request.ReceivedOn)
            .Select(request => new { request.Id, request.ReceivedOn, Days = request.Extension == null ? 0 : request.Extension.Days })
            .Take(MaxOpen)
            .ToListAsync();

        return [.. open
            .Where(request => calendar.Count(request.ReceivedOn, AccessRequest.AnswerDays + request.Days, "47").Due is var last
                && (DueFilter == "retard" ? last < _today : last >= _today && last <= _today.AddDays(Week)))
            .Select(request => request.Id)];
    }

    private string PageAddress(int page) =>
        $"/demandes?texte={Uri.EscapeDataString(Query ?? "")}&statut={Status}&echeance={DueFilter}&page={page}";

    private sealed record Row(string Number, string Subject, RequestKind Kind, DateOnly ReceivedOn, RequestStatus Status, DateOnly Due);
}
