using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace AccessRequests.Web.Data;

/// <summary>
/// Keeps the secret of a second factor and its recovery codes sealed: whoever reads the database, or a copy of it, makes no code from them.
/// The key stands outside the database (<see cref="AtRest.KeyRingEncryptor"/>).
/// </summary>
internal sealed class AccountStore(AccessRequestsDb db, IDataProtectionProvider protection, IdentityErrorDescriber describer, ILogger<AccountStore> logger)
    : UserStore<Account, IdentityRole<Guid>, AccessRequestsDb, Guid>(db, describer)
{
    public override Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : SealOf(user, name).Protect(value), cancellationToken);

    /// <returns>Null also when the key that sealed it is lost: no code is taken then, and an administrator removes the factor.</returns>
    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } value ? SealOf(user, name).Unprotect(value) : null;
        }
        catch (CryptographicException lost)
        {
            logger.LogError(lost, "The {Token} of account {AccountId} cannot be opened: the key that sealed it is gone, or the row was altered", name, user.Id);
            return null;
        }
    }

    /// <summary>Of this account and this token: a row that is copied to another opens nothing.</summary>
    private IDataProtector SealOf(Account user, string name) => protection.CreateProtector("AccessRequests.AccountTokens", $"{user.Id}", name);
}
