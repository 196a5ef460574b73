using AccessRequests.Domain;
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
    /// <summary>By number, each with who had it when it was chosen.</summary>
    private readonly Dictionary<string, Guid?> _chosen = [];
    private RequestListing? _listing;
    private IReadOnlyList<Obstacle> _obstacles = [];
    private Guid? _assignee;
    private string _viewName = "";
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

    private int CurrentPage => Math.Clamp(PageNumber ?? 1, 1, RequestListing.MaxPage);

    private int FirstShown => ((CurrentPage - 1) * RequestListing.PageSize) + 1;

    private int LastShown => FirstShown + (_listing?.Rows.Count ?? 0) - 1;

    private string Total => _listing?.Total > RequestListing.MaxCounted ? $"plus de {RequestListing.MaxCounted}" : $"{_listing?.Total}";

    private bool HasNext => _listing?.Total > RequestListing.MaxCounted ? _listing.Rows.Count == RequestListing.PageSize : LastShown < _listing?.Total;

    protected override Task OnParametersSetAsync() => ReloadAsync();

    protected override async Task ReloadAsync()
    {
        _today = Time.QuebecToday();
        var user = (await Authentication).User;
        var mayKnow = (await Authorization.AuthorizeAsync(user, Policies.ReadApplicants)).Succeeded;
        await using var db = await Databases.CreateDbContextAsync();
        _listing = await RequestListing.ReadAsync(db, Filter, CurrentPage, user.ToActor().Id, mayKnow, _today, CancellationToken.None);
    }

    private Task ChooseAsync(ListedRequest row, ChangeEventArgs change)
    {
        if (change.Value is true)
        {
            _chosen[row.Number] = row.AssigneeId;
        }
        else
        {
            _chosen.Remove(row.Number);
        }

        return LookForObstaclesAsync();
    }

    /// <summary>The guard of the act asks the same.</summary>
    private async Task LookForObstaclesAsync()
    {
        var mayRestrict = (await Authorization.AuthorizeAsync((await Authentication).User, Policies.RestrictRequests)).Succeeded;
        await using var db = await Databases.CreateDbContextAsync();
        var numbers = _chosen.Keys.ToList();
        _obstacles = _assignee is null || _chosen.Count == 0
            ? []
            : AssignRequests.Obstacles(await db.Requests.AsNoTracking().Where(request => numbers.Contains(request.Number)).ToListAsync(), _assignee, await AssignRequests.UnitOfAsync(db, _assignee), mayRestrict);
    }

    private Task AssignAsync() => ActAsync(
        async user =>
        {
            try
            {
                await AssignRequests.ExecuteAsync(_chosen, _assignee, user);
            }
            catch (DbUpdateConcurrencyException)
            {
                // They are chosen again from what the list then says.
                _chosen.Clear();
                throw;
            }

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
