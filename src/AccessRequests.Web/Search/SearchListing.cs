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
        var matches = await (from entry in db.SearchMatches(text, mayKnowApplicants)
                             join request in db.Requests on entry.RequestId equals request.Id
                             orderby request.ReceivedOn descending, request.Number descending, entry.Id
                             select new { request.Number, request.Status, EntryId = entry.Id }).ToListAsync(cancellation);
        var found = matches.GroupBy(match => (match.Number, match.Status), match => match.EntryId).ToList();
        var shown = Math.Clamp(page, 1, Math.Max(1, (found.Count + PageSize - 1) / PageSize));
        var requests = found.Skip((shown - 1) * PageSize).Take(PageSize).Select(request => (request.Key, Ids: request.Take(MaxTextsOfOne).ToList())).ToList();
        var ids = requests.SelectMany(request => request.Ids).ToList();
        var texts = await db.SearchEntries.AsNoTracking().Where(entry => ids.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Id, cancellation);

        return new SearchListing(
            found.Count,
            await db.FindsMoreAsync(text, cancellation),
            shown,
            [.. requests.Select(request => (request.Key.Number, request.Key.Status, (IReadOnlyList<SearchEntry>)[.. request.Ids.Where(texts.ContainsKey).Select(id => texts[id])]))]);
    }
}
