using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Search;

/// <summary>All that the page of the search asks, in one place: what is measured is what is asked.</summary>
/// <param name="Total">How many requests were found.</param>
/// <param name="IsCut">More texts hold the words than are searched.</param>
/// <param name="Page">The one that is shown.</param>
/// <param name="Found">The requests of the page, each with some of the texts that hold the words.</param>
internal sealed record SearchListing(int Total, bool IsCut, int Page, IReadOnlyList<(string Number, RequestStatus Status, IReadOnlyList<SearchEntry> Texts)> Found)
{
    public const int PageSize = 50;

    private const int MaxTextsOfOne = 4;

    /// <param name="page">From 1; one past the last shows the last.</param>
    public static async Task<SearchListing> ReadAsync(AccessRequestsDb db, string text, int page, bool mayKnowApplicants, CancellationToken cancellation)
    {
        var matches = db.SearchMatches(text, mayKnowApplicants);
        var total = await matches.Select(entry => entry.RequestId).Distinct().CountAsync(cancellation);
        var shown = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var found = await db.Requests.AsNoTracking()
            .Where(request => matches.Select(entry => entry.RequestId).Contains(request.Id))
            .OrderByDescending(request => request.ReceivedOn)
            .ThenByDescending(request => request.Number)
            .Skip((shown - 1) * PageSize)
            .Take(PageSize)
            .Select(request => new { request.Id, request.Number, request.Status })
            .ToListAsync(cancellation);
        var ids = found.Select(request => request.Id).ToList();
        var texts = (await db.Requests.Where(request => ids.Contains(request.Id))
            .SelectMany(request => matches.Where(entry => entry.RequestId == request.Id).OrderBy(entry => entry.Id).Take(MaxTextsOfOne))
            .ToListAsync(cancellation)).ToLookup(entry => entry.RequestId);

        return new SearchListing(
            total,
            await db.FindsMoreAsync(text, cancellation),
            shown,
            [.. found.Select(request => (request.Number, request.Status, (IReadOnlyList<SearchEntry>)[.. texts[request.Id]]))]);
    }
}
