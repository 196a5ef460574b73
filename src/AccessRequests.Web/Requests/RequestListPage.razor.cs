using AccessRequests.Domain;
using AccessRequests.Domain.Provisions;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Requests;

/// <summary>Filters, order and page live in the address: a list can be bookmarked, shared and gone back to.</summary>
public sealed partial class RequestListPage
{
    private const int PageSize = 25;
    private const int MaxUnits = 300;

    /// <summary>A list is counted so far: nobody turns forty pages, and counting an archive would cost more than showing it.</summary>
    private const int MaxCounted = 1000;


    private readonly HashSet<string> _chosen = [];
    private IReadOnlyList<ListedRequest>? _rows;
    private IReadOnlyList<Actor> _officers = [];
    private IReadOnlyList<SavedView> _views = [];
    private IReadOnlyList<string> _units = [];
    private IReadOnlyList<string> _provisions = [];
    private IReadOnlyList<Obstacle> _obstacles = [];
    private Guid? _assignee;
    private string _viewName = "";
    private int _total;
    private DateOnly _today;

    [SupplyParameterFromQuery(Name = "texte")]
    public string? Query { get; set; }

    [SupplyParameterFromQuery(Name = "statut")]
    public string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "echeance")]
    public string? DueFilter { get; set; }

    [SupplyParameterFromQuery(Name = "agent")]
    public string? Officer { get; set; }

    [SupplyParameterFromQuery(Name = "nature")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "categorie")]
    public string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "unite")]
    public string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "disposition")]
    public string? Provision { get; set; }

    [SupplyParameterFromQuery(Name = "tri")]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    [SupplyParameterFromQuery(Name = RequestExport.TooMany)]
    public string? TooManyToExport { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required AssignRequests AssignRequests { get; init; }

    [Inject]
    public required SaveView SaveView { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private RequestFilter Filter => RequestFilter.Parse(Query, Status, DueFilter, Officer, Kind, Category, Sort, Unit, Provision);

    private int CurrentPage => Math.Max(1, PageNumber ?? 1);

    private int FirstShown => ((CurrentPage - 1) * PageSize) + 1;

    private int LastShown => FirstShown + (_rows?.Count ?? 0) - 1;

    private string Total => _total > MaxCounted ? $"plus de {MaxCounted}" : $"{_total}";

    private bool HasNext => _total > MaxCounted ? _rows?.Count == PageSize : LastShown < _total;

    protected override Task OnParametersSetAsync() => ReloadAsync();

    protected override async Task ReloadAsync()
    {
        _today = Time.QuebecToday();
        var user = (await Authentication).User;
        var mayKnow = (await Authorization.AuthorizeAsync(user, Policies.ReadApplicants)).Succeeded;
        await using var db = await Databases.CreateDbContextAsync();
        var calendar = await db.AnswerCalendarAsync(CancellationToken.None);
        var requests = await Filter.ApplyAsync(db, calendar, _today, mayKnow, CancellationToken.None);

        _units = await db.Consultations.Select(consultation => consultation.Unit).Distinct().OrderBy(unit => unit).Take(MaxUnits).ToListAsync();
        _provisions = [.. (await db.Provisions.AsNoTracking().Select(provision => provision.Number).ToListAsync()).Order(ProvisionNumberComparer.Instance)];
        _total = await requests.Take(MaxCounted + 1).CountAsync();
        _rows = await ListedRequest.ReadAsync(db, Filter.Order(requests).Skip((CurrentPage - 1) * PageSize).Take(PageSize), calendar, CancellationToken.None);
        _officers = await AssignRequests.OfficersAsync(db);
        var owner = user.ToActor().Id;
        _views = await db.SavedViews.AsNoTracking().Where(view => view.OwnerId == owner).OrderBy(view => view.Name).Take(SavedView.MaxPerPerson).ToListAsync();
    }

    private Task ChooseAsync(string number, ChangeEventArgs change)
    {
        if (change.Value is true)
        {
            _chosen.Add(number);
        }
        else
        {
            _chosen.Remove(number);
        }

        return LookForObstaclesAsync();
    }

    /// <summary>The guard of the act asks the same.</summary>
    private async Task LookForObstaclesAsync()
    {
        var mayRestrict = (await Authorization.AuthorizeAsync((await Authentication).User, Policies.RestrictRequests)).Succeeded;
        await using var db = await Databases.CreateDbContextAsync();
        _obstacles = _assignee is null || _chosen.Count == 0
            ? []
            : AssignRequests.Obstacles(await db.Requests.AsNoTracking().Where(request => _chosen.Contains(request.Number)).ToListAsync(), _assignee, await AssignRequests.UnitOfAsync(db, _assignee), mayRestrict);
    }

    private Task AssignAsync() => ActAsync(
        async user =>
        {
            await AssignRequests.ExecuteAsync(_chosen, _assignee, user);
            _chosen.Clear();
        },
        "Les demandes choisies sont attribuées.");

    private Task SaveViewAsync() => ActAsync(
        async user =>
        {
            await SaveView.ExecuteAsync(_viewName, Filter, user);
            _viewName = "";
        },
        "La vue est enregistrée.");

    private Task RemoveViewAsync(SavedView view) => ActAsync(user => SaveView.RemoveAsync(view.Id, user), $"La vue « {view.Name} » est supprimée.");

    private string PageAddress(int page) => Filter.ToQuery() is { Length: > 0 } query ? $"/demandes?{query}&page={page}" : $"/demandes?page={page}";

    private string SortAddress(RequestSort sort) => $"/demandes?{(Filter with { Sort = sort, IsDescending = Filter.Sort == sort && !Filter.IsDescending }).ToQuery()}";

    private string? Aria(RequestSort sort) => Filter.Sort != sort ? null : Filter.IsDescending ? "descending" : "ascending";
}
