using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Search;

/// <summary>Search over everything that the person may see.</summary>
public sealed partial class SearchPage
{
    private const int PageSize = 50;
    private const int MaxTextsOfOne = 4;

    private IReadOnlyList<Hit>? _hits;
    private IReadOnlyList<string> _words = [];
    private int _total;

    [SupplyParameterFromQuery(Name = "q")]
    public string? Query { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private int CurrentPage => Math.Clamp(PageNumber ?? 1, 1, Math.Max(1, (_total + PageSize - 1) / PageSize));

    private int FirstShown => ((CurrentPage - 1) * PageSize) + 1;

    private int LastShown => FirstShown + (_hits?.Count ?? 0) - 1;

    protected override async Task OnParametersSetAsync()
    {
        if (string.IsNullOrWhiteSpace(Query))
        {
            _hits = null;
            return;
        }

        var mayKnow = (await Authorization.AuthorizeAsync((await Authentication).User, Policies.ReadApplicants)).Succeeded;
        _words = SearchQueries.Words(Query);
        await using var db = await Databases.CreateDbContextAsync();
        var matches = db.SearchMatches(Query, mayKnow);
        _total = await matches.Select(entry => entry.RequestId).Distinct().CountAsync();

        var found = await db.Requests.AsNoTracking()
            .Where(request => matches.Select(entry => entry.RequestId).Contains(request.Id))
            .OrderByDescending(request => request.ReceivedOn)
            .ThenByDescending(request => request.Number)
            .Skip((CurrentPage - 1) * PageSize)
            .Take(PageSize)
            .Select(request => new { request.Id, request.Number, request.Status })
            .ToListAsync();

        if (found.Count > 0)
        {
            db.History.Add(HistoryEntry.OfInstallation(
                HistoryAct.RequestsSearched, (await Authentication).User.ToActor(), Time.GetUtcNow(), after: string.Join(", ", found.Select(request => request.Number))));
            await db.SaveChangesAsync();
        }

        var ids = found.Select(request => request.Id).ToList();
        var texts = (await db.Requests.Where(request => ids.Contains(request.Id))
            .SelectMany(request => matches.Where(entry => entry.RequestId == request.Id).OrderBy(entry => entry.Id).Take(MaxTextsOfOne))
            .ToListAsync()).ToLookup(entry => entry.RequestId);

        _hits = [.. found.Select(request => new Hit(request.Number, request.Status, [.. texts[request.Id].Select(entry => (InFrench(entry), entry.Text))]))];
    }

    private string PageAddress(int page) => $"/recherche?q={Uri.EscapeDataString(Query!)}{(page > 1 ? $"&page={page}" : "")}";

    private static string InFrench(SearchEntry entry) => entry.Source switch
    {
        SearchSource.File => "Demande :",
        SearchSource.Text => "Texte reçu :",
        SearchSource.Applicant => "Demandeur :",
        SearchSource.Document => "Document :",
        SearchSource.ThirdParty => "Tiers :",
        SearchSource.Letter => "Lettre approuvée :",
        SearchSource.Released => $"Document communiqué, à partir de la p. {entry.Part} :",
    };

    private sealed record Hit(string Number, RequestStatus Status, IReadOnlyList<(string Source, string Text)> Texts);
}
