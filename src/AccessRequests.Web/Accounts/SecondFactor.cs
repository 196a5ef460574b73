using System.Security.Cryptography;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace AccessRequests.Web.Accounts;

/// <summary>A key that an application on a telephone may take, not yet the account's.</summary>
/// <param name="Ticket">The key again, sealed for this account, which the page gives back with the first code.</param>
public sealed record SecondFactorOffer(string Key, string Ticket)
{
    /// <summary>As it is typed where no camera is.</summary>
    public string KeyInGroups => string.Join(' ', Key.Chunk(4).Select(group => new string(group)));
}

/// <summary>
/// The second factor of an account: an application that makes codes, and ten recovery codes for the day it is lost. A new key counts once a
/// first code proved that the application has it; until then the earlier one stays.
/// </summary>
public sealed class SecondFactor(UserManager<Account> accounts, IUserStore<Account> store, IDataProtectionProvider protection, SessionHistory history, TimeProvider time)
{
    public const int RecoveryCodeCount = 10;

    /// <summary>On the command line of the program: <c>--remove-second-factor ADDRESS</c>.</summary>
    public const string RemovalSwitch = "remove-second-factor";

    private const string Issuer = "Accès aux documents";

    private const int PixelsPerModule = 5;
    private static readonly TimeSpan OfferLifetime = TimeSpan.FromMinutes(20);

    public SecondFactorOffer Offer(Account account)
    {
        var key = accounts.GenerateNewAuthenticatorKey();
        return new SecondFactorOffer(key, SealOf(account).Protect(key, time.GetUtcNow() + OfferLifetime));
    }

    /// <returns>The offer that a page made earlier; null when it is not this account's or too old.</returns>
    public SecondFactorOffer? Reopen(Account account, string ticket)
    {
        try
        {
            return new SecondFactorOffer(SealOf(account).Unprotect(ticket), ticket);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>For the camera of a telephone, as an address that an image takes.</summary>
    public static string QrCode(Account account, SecondFactorOffer offer)
    {
        var address = new PayloadGenerator.OneTimePassword { Issuer = Issuer, Label = account.Email!, Secret = offer.Key }.ToString();
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var image = new PngByteQRCode(code);
        return $"data:image/png;base64,{Convert.ToBase64String(image.GetGraphic(PixelsPerModule))}";
    }

    /// <summary>Whether the code is one of the offered key, now; nothing is spent.</summary>
    public bool Matches(SecondFactorOffer offer, string code) => OneTimeCodes.StepOf(offer.Key, OneTimeCodes.Digits(code), time.GetUtcNow()) is not null;

    /// <returns>The recovery codes, to be shown this once; null when the code is not one of the offered key.</returns>
    public async Task<IReadOnlyList<string>?> SetAsync(Account account, SecondFactorOffer offer, string code)
    {
        if (OneTimeCodes.StepOf(offer.Key, OneTimeCodes.Digits(code), time.GetUtcNow()) is not { } step)
        {
            return null;
        }

        return await WithNewCodesAsync(
            HistoryAct.SecondFactorSet,
            account,
            async () =>
            {
                await ((IUserAuthenticatorKeyStore<Account>)store).SetAuthenticatorKeyAsync(account, offer.Key, CancellationToken.None);
                account.LastCodeStep = step;
                await accounts.SetTwoFactorEnabledAsync(account, enabled: true).OrThrowAsync();
            });
    }

    public Task<IReadOnlyList<string>> RenewCodesAsync(Account account) => WithNewCodesAsync(HistoryAct.RecoveryCodesRenewed, account, () => Task.CompletedTask);

    /// <summary>Also ends the sessions that are open. The caller records who did it.</summary>
    internal static async Task<IdentityResult> RemoveAsync(UserManager<Account> accounts, Account account)
    {
        await accounts.RemoveAuthenticationTokenAsync(account, AccountStore.StoreOfIdentity, AccountStore.AuthenticatorKey).OrThrowAsync();
        await accounts.RemoveAuthenticationTokenAsync(account, AccountStore.StoreOfIdentity, AccountStore.RecoveryCodes).OrThrowAsync();
        return await accounts.SetTwoFactorEnabledAsync(account, enabled: false).OrThrowAsync();
    }

    /// <summary>A factor never stands without its codes, nor either without its row of history.</summary>
    /// <exception cref="InvalidOperationException">The account changed meanwhile.</exception>
    private async Task<IReadOnlyList<string>> WithNewCodesAsync(HistoryAct act, Account account, Func<Task> change)
    {
        // Before the database is held: hashing takes its time on purpose.
        var codes = HashedCodes.Draw(RecoveryCodeCount);
        var hashed = HashedCodes.Of(codes);
        await history.ChangeAsync(
            act,
            account,
            async () =>
            {
                await change();
                await ((IUserAuthenticationTokenStore<Account>)store).SetTokenAsync(account, AccountStore.StoreOfIdentity, AccountStore.RecoveryCodes, hashed, CancellationToken.None);
                return await accounts.UpdateAsync(account).OrThrowAsync();
            });
        return codes;
    }

    private ITimeLimitedDataProtector SealOf(Account account) =>
        protection.CreateProtector("AccessRequests.SecondFactorOffer", $"{account.Id}").ToTimeLimitedDataProtector();
}
