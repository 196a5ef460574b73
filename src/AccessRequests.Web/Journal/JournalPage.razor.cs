using System.Globalization;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Journal;

/// <summary>What everyone did and read, the latest first. Reading it is recorded too.</summary>
public sealed partial class JournalPage
{
    private const int PageSize = 100;

    private static readonly IReadOnlyList<HistoryAct> Acts = [.. Enum.GetValues<HistoryAct>().OrderBy(act => act.InFrench(), StringComparer.CurrentCulture)];

    private JournalFilter _filter = JournalFilter.Parse(null, null, null, null, null);
    private List<HistoryEntry>? _rows;
    private Dictionary<AccessRequestId, JournalFile> _files = [];
    private int _total;

    [SupplyParameterFromQuery(Name = "demande")]
    public string? Number { get; set; }

    [SupplyParameterFromQuery(Name = "personne")]
    public string? Person { get; set; }

    [SupplyParameterFromQuery(Name = "acte")]
    public string? Act { get; set; }

    [SupplyParameterFromQuery(Name = "du")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "au")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int Page { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject(Key = OfficeDatabases.EveryFile)]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        Page = Math.Max(Page, 1);
        _filter = JournalFilter.Parse(Number, Person, Act, From, To);
        await using var db = await Databases.CreateDbContextAsync();
        db.History.Add(HistoryEntry.OfInstallation(HistoryAct.HistoryRead, (await Authentication).User.ToActor(), Time.GetUtcNow(), after: _filter.ToQuery()));
        await db.SaveChangesAsync();

        var rows = _filter.Apply(db);
        _total = await rows.CountAsync();
        _rows = await rows.OrderByDescending(entry => entry.Sequence).Skip((Page - 1) * PageSize).Take(PageSize).ToListAsync();
        var named = _rows.Select(row => row.RequestId).OfType<AccessRequestId>().Distinct().ToList();
        _files = await db.Requests.AsNoTracking().Where(request => named.Contains(request.Id))
            .Select(request => new JournalFile(request.Id, request.Number, request.IsRestricted)).ToDictionaryAsync(file => file.Id);
    }

    private JournalFile? FileOf(HistoryEntry row) => row.RequestId is { } request ? _files.GetValueOrDefault(request) : null;

    private string PageUrl(int page) => $"{Urls.Journal}?{_filter.ToQuery()}&page={page}";

    private static string Moment(DateTimeOffset at) => QuebecTime.ToQuebec(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
