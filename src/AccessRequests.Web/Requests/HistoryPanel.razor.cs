using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

public sealed partial class HistoryPanel
{
    private const int PageSize = 50;

    private List<HistoryEntry>? _entries;
    private int _total;

    [Parameter, EditorRequired]
    public required AccessRequest Request { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    protected override async Task OnInitializedAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _total = await db.History.CountAsync(entry => entry.RequestId == Request.Id);
        _entries = await PageAsync(db, 0);
    }

    private async Task MoreAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _entries!.AddRange(await PageAsync(db, _entries.Count));
    }

    private Task<List<HistoryEntry>> PageAsync(AccessRequestsDb db, int skip) =>
        db.History.AsNoTracking()
            .Where(entry => entry.RequestId == Request.Id)
            .OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Id)
            .Skip(skip)
            .Take(PageSize)
            .ToListAsync();

    private static string When(DateTimeOffset at)
    {
        var quebec = QuebecTime.ToQuebec(at);
        return $"{FrenchDate.Of(DateOnly.FromDateTime(quebec.DateTime))} à {quebec.Hour} h {quebec.Minute:00}";
    }
}
