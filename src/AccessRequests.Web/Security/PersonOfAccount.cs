using System.Security.Claims;
using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Security;

/// <summary>Someone of the office where nobody signed in: what is written for them is read as they would see it, and no more.</summary>
internal static class PersonOfAccount
{
    /// <returns>Null for an account that opens no session or may read no request.</returns>
    public static async Task<ClaimsPrincipal?> ReaderAsync(AccessRequestsDb db, Account account, CancellationToken cancellation)
    {
        if (account.IsDisabled || account.ConfirmationAskedBy is not null)
        {
            return null;
        }

        var roles = await (from membership in db.UserRoles
                           join role in db.Roles on membership.RoleId equals role.Id
                           where membership.UserId == account.Id
                           select role.Name!).ToListAsync(cancellation);

        return roles.Intersect(Policies.RolesOf[Policies.ReadRequests]).Any()
            ? new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(ClaimTypes.NameIdentifier, $"{account.Id}"), new Claim(AccountClaims.Name, account.Name), .. roles.Select(role => new Claim(ClaimTypes.Role, role))], "account"))
            : null;
    }

    /// <summary>A database in which that person's restricted files are hidden from them as on every page.</summary>
    public static async Task<AccessRequestsDb> OpenForAsync(this IDbContextFactory<AccessRequestsDb> databases, ClaimsPrincipal person, CancellationToken cancellation)
    {
        var db = await databases.CreateDbContextAsync(cancellation);
        db.Reader = new Reader();
        db.Reader.Become(person);
        return db;
    }
}
