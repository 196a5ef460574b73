using AccessRequests.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Accounts;

public sealed record AccountSummary(Guid Id, string Name, string Email, string? Unit, IReadOnlyList<string> Roles, AccountState State, bool IsFromProvider, bool HasSecondFactor, DateTimeOffset? SignedInAt, string? Stamp)
{
    /// <summary>What proves who the person is.</summary>
    public string ProofInFrench => IsFromProvider ? "Connexion de l’organisme" : HasSecondFactor ? "Mot de passe et second facteur" : "Mot de passe";

    public string RolesInFrench => string.Join(", ", Security.Roles.All.Where(Roles.Contains).Select(Security.Roles.InFrench));
}

public enum AccountState
{
    Open,
    Provisional,
    AwaitingConfirmation,
    LockedOut,
    Disabled,
}

internal static class AccountSummaries
{
    public static string InFrench(this AccountState state) => state switch
    {
        AccountState.Open => "Actif",
        AccountState.Provisional => "Mot de passe provisoire",
        AccountState.AwaitingConfirmation => "À confirmer par une autre personne",
        AccountState.LockedOut => "Verrouillé (trop d’essais)",
        AccountState.Disabled => "Désactivé",
    };

    /// <summary>All of them by name: an office has tens of accounts, not thousands.</summary>
    public static async Task<IReadOnlyList<AccountSummary>> AccountSummariesAsync(this AccessRequestsDb db, DateTimeOffset now)
    {
        var accounts = await db.Users.AsNoTracking().OrderBy(account => account.Name).ToListAsync();
        var roles = await (
            from held in db.UserRoles
            join role in db.Roles on held.RoleId equals role.Id
            select new { held.UserId, role.Name }).ToListAsync();
        var rolesOf = roles.ToLookup(held => held.UserId, held => held.Name!);

        return [.. accounts.Select(account => new AccountSummary(account.Id, account.Name, account.Email!, account.Unit, [.. rolesOf[account.Id]], StateOf(account, now), account.IsFromProvider, account.TwoFactorEnabled, account.SignedInAt, account.ConcurrencyStamp))];
    }

    /// <summary>The units that people are said to work in, by name.</summary>
    public static async Task<IReadOnlyList<string>> UnitsAsync(this AccessRequestsDb db) =>
        await db.Users.Where(account => account.Unit != null && !account.IsDisabled).Select(account => account.Unit!).Distinct().Order().ToListAsync();

    private static AccountState StateOf(Account account, DateTimeOffset now) =>
        account.IsDisabled ? AccountState.Disabled
        : account.ConfirmationAskedBy is not null ? AccountState.AwaitingConfirmation
        : account.LockoutEnd > now ? AccountState.LockedOut
        : account.MustChangePassword ? AccountState.Provisional
        : AccountState.Open;
}
