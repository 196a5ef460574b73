using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Accounts;

/// <summary>One person per role. Their passwords stand on the sign-in page, in demonstration mode only.</summary>
public static class DemonstrationAccounts
{
    private const string Domain = "@demo.example";

    public static IReadOnlyList<DemonstrationAccount> All { get; } =
    [
        new("Julie Bouchard", "agente" + Domain, "demo-agente-2026", Roles.AccessOfficer),
        new("Karim Haddad", "reviseur" + Domain, "demo-reviseur-2026", Roles.Reviewer),
        new("Hélène Gagnon", "gestionnaire" + Domain, "demo-gestionnaire-2026", Roles.Manager),
        new("Marc Tremblay", "admin" + Domain, "demo-admin-2026", Roles.Administrator),
        new("Denise Paquet", "verificatrice" + Domain, "demo-verificatrice-2026", Roles.Auditor),
    ];

    /// <summary>Whether the password of this account stands, or stood, on the sign-in page.</summary>
    internal static bool Has(Account account) => All.Any(person => string.Equals(person.Email, account.Email, StringComparison.OrdinalIgnoreCase));

    internal static async Task CreateAsync(UserManager<Account> accounts)
    {
        foreach (var person in All)
        {
            if (await accounts.FindByEmailAsync(person.Email) is null)
            {
                // Past the rules of passwords: these stand on the page where they are typed.
                var account = new Account { Name = person.Name, Email = person.Email, UserName = person.Email };
                account.PasswordHash = accounts.PasswordHasher.HashPassword(account, person.Password);
                await accounts.CreateAsync(account).OrThrowAsync();
                await accounts.AddToRoleAsync(account, person.Role).OrThrowAsync();
            }
        }
    }

    /// <summary>A database that was a demonstration and no longer is one: the public passwords must open nothing.</summary>
    /// <returns>How many were still open.</returns>
    internal static async Task<int> DisableAsync(UserManager<Account> accounts)
    {
        var addresses = All.Select(person => person.Email).ToList();
        var open = await accounts.Users.Where(account => addresses.Contains(account.Email!) && !account.IsDisabled).ToListAsync();

        foreach (var account in open)
        {
            account.IsDisabled = true;
            await accounts.UpdateSecurityStampAsync(account).OrThrowAsync();
        }

        return open.Count;
    }
}

public sealed record DemonstrationAccount(string Name, string Email, string Password, string Role);
