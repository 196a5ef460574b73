using AccessRequests.Domain.Requests;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Dashboard;

/// <summary>Which files a part of the day is about. Every question begins here, so that what is closed or another's is left out before anything is cut off.</summary>
internal static class OfficeFiles
{
    /// <summary>Third parties are read as the Act counts for them, which no database does.</summary>
    private const int MaxParties = 500;

    /// <summary>Those still to be answered.</summary>
    public static IQueryable<AccessRequest> Unanswered(this AccessRequestsDb db)
    {
        var isClosed = false; // compared, since an index does not serve a NOT
        return db.Requests.AsNoTracking().Where(request => EF.Property<bool>(request, RequestColumns.IsClosed) == isClosed);
    }

    /// <summary>Those that one of these people has, or that nobody has; all of them for null.</summary>
    public static IQueryable<AccessRequest> Of(this IQueryable<AccessRequest> files, IReadOnlyCollection<Guid>? people) =>
        people is null ? files : files.Where(request => request.AssigneeId == null || people.Contains(request.AssigneeId.Value));

    /// <summary>
    /// The third parties of these files who neither consented nor were told a decision, with their file, the oldest file first. One whose documents are
    /// all refused or set aside anyway is owed nothing (art. 25).
    /// </summary>
    public static async Task<IReadOnlyList<(ThirdParty Party, AccessRequest Request)>> UndecidedPartiesAsync(
        this IQueryable<AccessRequest> files, AccessRequestsDb db, IQueryable<ThirdParty> parties, CancellationToken cancellation)
    {
        var undecided = await (from party in parties.AsNoTracking()
                               join request in files on party.RequestId equals request.Id
                               where party.ConsentedOn == null && party.DecisionMailedOn == null
                               orderby request.ReceivedOn, party.Rank
                               select party).Take(MaxParties).ToListAsync(cancellation);
        var ids = undecided.Select(party => party.RequestId).Distinct().ToList();

        if (ids.Count == 0)
        {
            return [];
        }

        var requests = await db.Requests.AsNoTracking().Where(request => ids.Contains(request.Id)).ToDictionaryAsync(request => request.Id, cancellation);
        var mayLeave = await db.Documents.AsNoTracking()
            .Where(document => ids.Contains(document.RequestId) && document.Withholding == null && !document.IsNotRelevant)
            .Select(document => document.Id)
            .ToListAsync(cancellation);

        return [.. undecided.Where(party => party.IsConcernedBy(mayLeave)).Select(party => (party, requests[party.RequestId]))];
    }
}
