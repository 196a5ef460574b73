using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Documents.Consistency;

/// <summary>When what a request would release was last read again, and whether its documents are still as they were then.</summary>
/// <param name="Found">«rien à régler», «3 points à régler».</param>
public sealed record LastReading(string By, DateTimeOffset At, string Found, bool IsStale)
{
    /// <summary>Acts that change what leaves.</summary>
    private static readonly HistoryAct[] Changing =
    [
        HistoryAct.DocumentAdded, HistoryAct.DocumentRemoved, HistoryAct.DocumentOutcomeChanged, HistoryAct.PassageMarked, HistoryAct.PassageChanged,
        HistoryAct.PassageRetained, HistoryAct.PassageDismissed, HistoryAct.PassageRemoved, HistoryAct.PassageRestored,
        HistoryAct.PagesSetAside, HistoryAct.PagesTakenBack,
    ];

    /// <returns>Null when nobody read it again yet.</returns>
    internal static async Task<LastReading?> OfAsync(AccessRequestsDb db, AccessRequestId request, CancellationToken cancellation)
    {
        var own = db.History.AsNoTracking().Where(entry => entry.RequestId == request);
        var last = await own
            .Where(entry => entry.Act == HistoryAct.ReadBeforeRelease)
            .OrderByDescending(entry => entry.Sequence)
            .Select(entry => new { entry.ActorName, entry.At, entry.After, entry.Sequence })
            .FirstOrDefaultAsync(cancellation);

        return last is null
            ? null
            : new LastReading(
                last.ActorName, last.At, last.After ?? "", await own.AnyAsync(entry => entry.Sequence > last.Sequence && Changing.Contains(entry.Act), cancellation));
    }
}
