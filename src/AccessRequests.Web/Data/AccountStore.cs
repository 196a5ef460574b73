using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Data;

/// <summary>
/// Keeps the secret of a second factor and its recovery codes sealed: whoever reads the database, or a copy of it, makes no code from them.
/// The key stands outside the database (<see cref="AtRest.KeyRingEncryptor"/>); to whoever has that too the recovery codes are hashes (<see cref="HashedCodes"/>).
/// </summary>
internal sealed class AccountStore(AccessRequestsDb db, IDataProtectionProvider protection, IdentityErrorDescriber describer, ILogger<AccountStore> logger)
    : UserStore<Account, IdentityRole<Guid>, AccessRequestsDb, Guid>(db, describer)
{
    /// <summary>Under which name ASP.NET Core Identity's own store keeps what it keeps, and the names of what it keeps there.</summary>
    internal const string StoreOfIdentity = "[AspNetUserStore]";
    internal const string AuthenticatorKey = nameof(AuthenticatorKey);
    internal const string RecoveryCodes = nameof(RecoveryCodes);

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

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        SetTokenAsync(user, StoreOfIdentity, RecoveryCodes, HashedCodes.Of(recoveryCodes), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        if (await GetTokenAsync(user, StoreOfIdentity, RecoveryCodes, cancellationToken) is not { } kept || HashedCodes.Without(kept, code) is not { } left)
        {
            return false;
        }

        await SetTokenAsync(user, StoreOfIdentity, RecoveryCodes, left, cancellationToken);
        return true;
    }

    public override async Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) =>
        await GetTokenAsync(user, StoreOfIdentity, RecoveryCodes, cancellationToken) is { } kept ? HashedCodes.Count(kept) : 0;

    /// <summary>Of an earlier version, which sealed the codes themselves: they go on opening, hashed.</summary>
    /// <returns>Of how many accounts.</returns>
    internal async Task<int> HashEarlierCodesAsync(CancellationToken cancellationToken = default)
    {
        var hashed = 0;

        foreach (var user in await Context.Users.Where(account => Context.UserTokens.Any(token => token.UserId == account.Id && token.Name == RecoveryCodes)).ToListAsync(cancellationToken))
        {
            if (await GetTokenAsync(user, StoreOfIdentity, RecoveryCodes, cancellationToken) is { Length: > 0 } kept && !HashedCodes.Are(kept))
            {
                await ReplaceCodesAsync(user, kept.Split(';'), cancellationToken);
                hashed++;
            }
        }

        await Context.SaveChangesAsync(cancellationToken);
        return hashed;
    }

    /// <summary>Of this account and this token: a row that is copied to another opens nothing.</summary>
    private IDataProtector SealOf(Account user, string name) => protection.CreateProtector("AccessRequests.AccountTokens", $"{user.Id}", name);
}
