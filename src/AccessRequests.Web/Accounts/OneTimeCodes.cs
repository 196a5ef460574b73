using AccessRequests.Web.Data;
using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace AccessRequests.Web.Accounts;

/// <summary>
/// Codes of six digits that change every 30 seconds (RFC 6238). One step early or late is taken, for clocks that differ; a code is taken
/// once (section 5.2), unlike by the provider of ASP.NET Core Identity, which it replaces.
/// </summary>
internal sealed class OneTimeCodes(TimeProvider time) : AuthenticatorTokenProvider<Account>
{
    private const int RecoveryCodeGroup = 5;

    private static readonly VerificationWindow Tolerance = new(previous: 1, future: 1);

    /// <summary>As people type them: by groups.</summary>
    public static string Digits(string? typed) => string.Concat((typed ?? "").Where(char.IsAsciiDigit));

    /// <summary>Takes a recovery code, shown as five characters, a hyphen and five characters, however it is typed.</summary>
    /// <returns>Whether it is one of the account's; it is spent then.</returns>
    public static async Task<bool> RedeemAsync(UserManager<Account> accounts, Account account, string? typed)
    {
        var code = string.Concat((typed ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

        return code.Length == 2 * RecoveryCodeGroup
            && (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, $"{code[..RecoveryCodeGroup]}-{code[RecoveryCodeGroup..]}")).Succeeded;
    }

    /// <returns>The step of the code; null when it is not one of this moment.</returns>
    public static long? StepOf(string key, string code, DateTimeOffset now) =>
        new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(now.UtcDateTime, code, out var step, Tolerance) ? step : null;

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { } key
            || StepOf(key, Digits(token), time.GetUtcNow()) is not { } step
            || step <= user.LastCodeStep)
        {
            return false;
        }

        // Of two who bring the same code at once, the account's version lets one in.
        user.LastCodeStep = step;
        return (await manager.UpdateAsync(user)).Succeeded;
    }
}
