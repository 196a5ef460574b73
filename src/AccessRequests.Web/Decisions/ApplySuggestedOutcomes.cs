using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Decisions;

/// <summary>Gives the points the outcome that their documents lead to. What was decided on other grounds (not held, public, referred) stays.</summary>
public sealed class ApplySuggestedOutcomes(IDbContextFactory<AccessRequestsDb> databases, IAuthorizationService authorization, TimeProvider time)
{
    /// <param name="seen">The <see cref="Changes"/> that the person read before.</param>
    /// <exception cref="DbUpdateConcurrencyException">A colleague's act leads to others since.</exception>
    public async Task ExecuteAsync(AccessRequestId id, IReadOnlyList<(int Point, PointOutcome Outcome)> seen, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.DraftDecisions);

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var request = await db.Requests.SingleAsync(known => known.Id == id, cancellation);
        var decision = await db.DecisionRecordAsync(request, time.QuebecToday(), cancellation);
        var changes = Changes(decision);
        Seen.Demand(changes.SequenceEqual(seen), true);

        foreach (var (point, outcome) in changes)
        {
            request.Decide(point, outcome, null, user.ToActor(), time.GetUtcNow());
        }

        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>What would change, for the page to say beforehand.</summary>
    internal static IReadOnlyList<(int Point, PointOutcome Outcome)> Changes(DecisionRecord decision) =>
        [.. decision.Points
            .Where(point => point.Outcome is null or PointOutcome.Released or PointOutcome.PartlyReleased or PointOutcome.Withheld)
            .Select(point => (point.Number, Suggested: decision.SuggestedFor(point.Number), point.Outcome))
            .Where(point => point.Suggested is not null && point.Suggested != point.Outcome)
            .Select(point => (point.Number, point.Suggested!.Value))];
}
