using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Dashboard;

internal static class SubstitutionQueries
{
    /// <summary>The accounts whose work falls to that person that day.</summary>
    public static async Task<IReadOnlyList<Guid>> ReplacedByAsync(AccessRequestsDb db, Guid person, DateOnly today, CancellationToken cancellation) =>
        await db.Substitutions.AsNoTracking()
            .Where(substitution => substitution.SubstituteId == person && substitution.From <= today && substitution.To >= today)
            .Select(substitution => substitution.AbsentId)
            .ToListAsync(cancellation);
}
