using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Retention;
using AccessRequests.Domain.ThirdParties;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Retention;

/// <summary>A file that has ended, until when it is kept, and why nothing of it may be destroyed today, if so.</summary>
internal sealed record RetainedFile(AccessRequest Request, FileRetention? Retention, Obstacle? Obstacle)
{
    private static readonly HistoryAct[] Ends = [HistoryAct.DecisionSent, HistoryAct.DocumentsSent, HistoryAct.RequestWithdrawn, HistoryAct.RequestDisregarded];

    /// <summary>Of these files, in their order.</summary>
    /// <param name="rule">See <see cref="RuleAsync"/>.</param>
    public static async Task<IReadOnlyList<RetainedFile>> OfAsync(AccessRequestsDb db, IReadOnlyList<AccessRequest> requests, RetentionRule? rule, DateOnly today, CancellationToken cancellation)
    {
        var ids = requests.Select(request => request.Id).ToList();
        var calendar = await db.AnswerCalendarAsync(cancellation);
        var reviews = (await db.CommissionReviews.AsNoTracking().Where(review => ids.Contains(review.RequestId)).ToListAsync(cancellation)).ToLookup(review => review.RequestId);
        var consulted = await db.ConsultedAsync(ids, cancellation);
        var steps = (await db.FileSteps.AsNoTracking().Where(step => ids.Contains(step.RequestId)).ToListAsync(cancellation)).ToLookup(step => step.RequestId);
        var letters = (await db.Letters.AsNoTracking().Where(letter => ids.Contains(letter.RequestId)).ToListAsync(cancellation))
            .Where(letter => letter is { IsReviewable: true, SentOn: not null }).ToLookup(letter => letter.RequestId, letter => letter.SentOn!.Value);
        var incidents = (await db.Incidents.AsNoTracking().Where(incident => ids.Contains(incident.RequestId) && incident.ClosedOn == null)
            .Select(incident => new { incident.RequestId, incident.Reference }).ToListAsync(cancellation)).ToLookup(incident => incident.RequestId, incident => incident.Reference);
        var ends = (await db.History.AsNoTracking().Where(entry => entry.RequestId != null && ids.Contains(entry.RequestId.Value) && Ends.Contains(entry.Act))
            .Select(entry => new { entry.RequestId, entry.At }).ToListAsync(cancellation)).ToLookup(entry => entry.RequestId!.Value, entry => entry.At);

        return [.. requests.Select(request => Of(request))];

        RetainedFile Of(AccessRequest request)
        {
            var recourses = new FileRecourses([.. reviews[request.Id]], consulted.GetValueOrDefault(request.Id, ConsultedParties.None), [.. steps[request.Id]], [.. letters[request.Id]], incidents[request.Id].FirstOrDefault());
            var retention = request.IsUnanswered || !ends[request.Id].Any()
                ? null
                : FileRetention.Of(request, recourses, QuebecTime.DayOf(ends[request.Id].Max()), calendar, rule);
            return new RetainedFile(request, retention, request.ObstacleToDestruction(retention, recourses.Underway, today));
        }
    }

    /// <summary>Null where the schedule was not entered.</summary>
    public static Task<RetentionRule?> RuleAsync(AccessRequestsDb db, CancellationToken cancellation) =>
        db.RetentionRules.AsNoTracking().Where(rule => rule.RevokedAt == null).OrderByDescending(rule => rule.EnteredAt).FirstOrDefaultAsync(cancellation);
}
