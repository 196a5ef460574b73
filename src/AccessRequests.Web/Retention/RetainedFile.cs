using AccessRequests.Domain;
using AccessRequests.Domain.Incidents;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Retention;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Retention;

/// <summary>A file that has ended, until when it is kept, and why nothing of it may be destroyed today, if so.</summary>
internal sealed record RetainedFile(AccessRequest Request, FileRetention? Retention, Obstacle? Obstacle)
{
    private static readonly HistoryAct[] Ends = [HistoryAct.DecisionSent, HistoryAct.DocumentsSent, HistoryAct.RequestWithdrawn];

    /// <summary>Of these files, in their order.</summary>
    public static async Task<IReadOnlyList<RetainedFile>> OfAsync(AccessRequestsDb db, IReadOnlyList<AccessRequest> requests, DateOnly today, CancellationToken cancellation)
    {
        var ids = requests.Select(request => request.Id).ToList();
        var calendar = await db.AnswerCalendarAsync(cancellation);
        var rule = await RuleAsync(db, cancellation);
        var reviews = (await db.CommissionReviews.AsNoTracking().Where(review => ids.Contains(review.RequestId)).ToListAsync(cancellation)).ToLookup(review => review.RequestId);
        var parties = (await db.ThirdParties.AsNoTracking().Where(party => ids.Contains(party.RequestId)).ToListAsync(cancellation)).ToLookup(party => party.RequestId);
        var incidents = (await db.Incidents.AsNoTracking().Where(incident => ids.Contains(incident.RequestId) && incident.ClosedOn == null).ToListAsync(cancellation)).ToLookup(incident => incident.RequestId);
        var ends = (await db.History.AsNoTracking().Where(entry => entry.RequestId != null && ids.Contains(entry.RequestId.Value) && Ends.Contains(entry.Act))
            .Select(entry => new { entry.RequestId, entry.At }).ToListAsync(cancellation)).ToLookup(entry => entry.RequestId!.Value, entry => entry.At);

        return [.. requests.Select(request => Of(request))];

        RetainedFile Of(AccessRequest request)
        {
            var retention = request.IsUnanswered || !ends[request.Id].Any()
                ? null
                : FileRetention.Of(request, reviews[request.Id], QuebecTime.DayOf(ends[request.Id].Max()), calendar, rule);
            var open = reviews[request.Id].Where(review => review.IsOpen).Select(review => $"la révision {review.FileNumber}")
                .Concat(parties[request.Id].Where(party => party.ReviewAskedOn is not null && party.ReviewEndedOn is null).Select(party => $"la révision demandée par le tiers {party.Rank}"))
                .Concat(incidents[request.Id].Select(incident => $"l’incident {incident.Reference}"))
                .FirstOrDefault();
            return new RetainedFile(request, retention, request.ObstacleToDestruction(retention, open, today));
        }
    }

    /// <summary>Null where the schedule was not entered.</summary>
    public static Task<RetentionRule?> RuleAsync(AccessRequestsDb db, CancellationToken cancellation) =>
        db.RetentionRules.AsNoTracking().Where(rule => rule.RevokedAt == null).OrderByDescending(rule => rule.EnteredAt).FirstOrDefaultAsync(cancellation);
}
