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
    private SearchListing? _listing;
    private IReadOnlyList<string> _words = [];

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

    private int FirstShown => ((_listing!.Page - 1) * SearchListing.PageSize) + 1;

    private int LastShown => FirstShown + _listing!.Found.Count - 1;

    protected override async Task OnParametersSetAsync()
    {
        if (string.IsNullOrWhiteSpace(Query))
        {
            _listing = null;
            return;
        }

        var user = (await Authentication).User;
        var mayKnow = (await Authorization.AuthorizeAsync(user, Policies.ReadApplicants)).Succeeded;
        _words = SearchQueries.Words(Query);
        await using var db = await Databases.CreateDbContextAsync();
        _listing = await SearchListing.ReadAsync(db, Query, PageNumber ?? 1, mayKnow, CancellationToken.None);

        if (_listing.Found.Count > 0)
        {
            db.History.Add(HistoryEntry.OfInstallation(
                HistoryAct.RequestsSearched, user.ToActor(), Time.GetUtcNow(), after: string.Join(", ", _listing.Found.Select(request => request.Number))));
            await db.SaveChangesAsync();
        }
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
}
