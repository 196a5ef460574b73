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
    /// <summary>The accounts whose work falls to that person that day.</summary>
    public static async Task<IReadOnlyList<Guid>> ReplacedByAsync(AccessRequestsDb db, Guid person, DateOnly today, CancellationToken cancellation) =>
        await db.Substitutions.AsNoTracking()
            .Where(substitution => substitution.SubstituteId == person && substitution.From <= today && substitution.To >= today)
            .Select(substitution => substitution.AbsentId)
            .ToListAsync(cancellation);

    /// <summary>The manager who delegated their approvals to that person that day, and until when; null when none did. A manager who left delegates nothing any more.</summary>
    public static async Task<Delegation?> DelegatedToAsync(AccessRequestsDb db, Guid person, DateOnly today, CancellationToken cancellation) =>
        await (from substitution in db.Substitutions.AsNoTracking()
               where substitution.SubstituteId == person && substitution.From <= today && substitution.To >= today && substitution.DelegatesApproval
               join manager in db.Users on substitution.AbsentId equals manager.Id
               where !manager.IsDisabled && manager.ConfirmationAskedBy == null
                   && db.UserRoles.Any(held => held.UserId == manager.Id && db.Roles.Any(role => role.Id == held.RoleId && role.Name == Roles.Manager))
               orderby substitution.To descending
               select new Delegation(manager.Name, substitution.From, substitution.To)).FirstOrDefaultAsync(cancellation);
}
