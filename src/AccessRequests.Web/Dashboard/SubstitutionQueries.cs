using AccessRequests.Domain;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Dashboard;

/// <summary>Both days included.</summary>
internal sealed record Delegation(string Manager, DateOnly From, DateOnly To)
{
    public string InFrench => $"par délégation de {Manager}, du {FrenchDate.Of(From)} au {FrenchDate.Of(To)}";
}

internal static class SubstitutionQueries
{
    public static IQueryable<Substitution> SubstitutionsOn(this AccessRequestsDb db, DateOnly day) =>
        db.Substitutions.AsNoTracking().Where(substitution => substitution.From <= day && substitution.To >= day);

    /// <summary>The accounts whose work falls to that person that day.</summary>
    public static async Task<IReadOnlyList<Guid>> ReplacedByAsync(AccessRequestsDb db, Guid person, DateOnly today, CancellationToken cancellation) =>
        await db.SubstitutionsOn(today)
            .Where(substitution => substitution.SubstituteId == person)
            .Select(substitution => substitution.AbsentId)
            .ToListAsync(cancellation);

    /// <summary>The manager who delegated their approvals to that person that day, and until when; null when none did. A manager who left delegates nothing any more.</summary>
    public static async Task<Delegation?> DelegatedToAsync(AccessRequestsDb db, Guid person, DateOnly today, CancellationToken cancellation) =>
        await (from substitution in db.SubstitutionsOn(today)
               where substitution.SubstituteId == person && substitution.DelegatesApproval
               join manager in db.OpenHolders(Roles.Manager) on substitution.AbsentId equals manager.Id
               orderby substitution.To descending
               select new Delegation(manager.Name, substitution.From, substitution.To)).FirstOrDefaultAsync(cancellation);
}
