using AccessRequests.Domain;
using AccessRequests.Domain.Provisions;
using AccessRequests.Web.Data;
using AccessRequests.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Requests;

/// <summary>All that the page of the list asks, in one place: what is measured is what is asked.</summary>
/// <param name="Total">How many there are, or one more than are counted.</param>
/// <param name="Units">Those that were asked in a file that the reader may see.</param>
/// <param name="IsCut">More texts hold the words looked for than are searched.</param>
internal sealed record RequestListing(
    int Total, IReadOnlyList<ListedRequest> Rows, IReadOnlyList<string> Units, IReadOnlyList<string> Provisions, IReadOnlyList<Actor> Officers, IReadOnlyList<SavedView> Views, bool IsCut)
{
    public const int PageSize = 25;

    /// <summary>A list is counted so far: nobody turns ten pages, and counting an archive would cost more than showing it.</summary>
    public const int MaxCounted = 250;

    /// <summary>Whatever the address says.</summary>
    public const int MaxPage = 100_000;

    private const int MaxUnits = 300;

    /// <param name="reader">Whose saved views.</param>
    /// <param name="page">From 1 to <see cref="MaxPage"/>.</param>
    public static async Task<RequestListing> ReadAsync(
        AccessRequestsDb db, RequestFilter filter, int page, Guid reader, bool mayKnowApplicants, DateOnly today, CancellationToken cancellation)
    {
        var requests = await filter.ApplyAsync(db, today, mayKnowApplicants, cancellation);
        var before = (page - 1) * PageSize;
        var uncounted = before < MaxCounted ? 0 : before;
        var ids = await filter.Order(db, requests).Select(request => request.Id).Skip(uncounted).Take(uncounted == 0 ? MaxCounted + 1 : PageSize).ToListAsync(cancellation);
        var shown = ids.Skip(before - uncounted).Take(PageSize).ToList();

        return new RequestListing(
            uncounted + ids.Count,
            await ListedRequest.ReadAsync(db, filter, db.Requests.Where(request => shown.Contains(request.Id)), cancellation),
            await db.AskedUnits.Select(unit => unit.Name).Where(name => db.Consultations.Any(consultation => consultation.Unit == name)).Distinct().OrderBy(name => name).Take(MaxUnits).ToListAsync(cancellation),
            [.. (await db.Provisions.AsNoTracking().Select(provision => provision.Number).ToListAsync(cancellation)).Order(ProvisionNumberComparer.Instance)],
            await AssignRequests.OfficersAsync(db, cancellation),
            await db.SavedViews.AsNoTracking().Where(view => view.OwnerId == reader).OrderBy(view => view.Name).Take(SavedView.MaxPerPerson).ToListAsync(cancellation),
            filter.Text is { } text && await db.FindsMoreAsync(text, cancellation));
    }
}
