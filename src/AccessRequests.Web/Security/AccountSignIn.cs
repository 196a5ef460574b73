using System.Globalization;
using System.Security.Claims;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts;
using AccessRequests.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AccessRequests.Web.Security;

/// <summary>What someone who gave the right password comes to next.</summary>
public enum Door
{
    Open,

    /// <summary>The code of their second factor is asked for.</summary>
    Code,

    /// <summary>The installation wants a second factor, and they have none yet.</summary>
    Enrolment,
}

/// <summary>
/// The one place where a session is opened, whatever proved the identity: it is recorded there, told to the person at the next one, and
/// dated, since no session outlives <see cref="SessionTerms.Maximum"/>. A disabled account opens none, nor one that waits for its confirmation.
/// </summary>
public sealed class AccountSignIn(
    UserManager<Account> accounts,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Account>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    SessionHistory history,
    SessionTerms terms,
    KnownBrowser browser,
    KnownAttempts attempts,
    TimeProvider time)
    : SignInManager<Account>(accounts, http, claims, options, logger, schemes, confirmation)
{
    private const string AuthenticationMethod = "amr";
    private const string SecondFactor = "mfa";
    private const string RecoveryCode = "recovery";
    private const string HalfStamp = "stamp";

    public override async Task<bool> CanSignInAsync(Account user) =>
        !user.IsDisabled && user.ConfirmationAskedBy is null && !(user.MustChangePassword && user.ProvisionalUntil <= time.GetUtcNow()) && await base.CanSignInAsync(user);

    /// <summary>
    /// What the account says, and nothing else: to the library, an account whose secret cannot be opened any more has no factor, and a password
    /// alone would open it.
    /// </summary>
    public override Task<bool> IsTwoFactorEnabledAsync(Account user) => Task.FromResult(user.TwoFactorEnabled);

    /// <summary>Asked each minute of every session that is used: the account is as it was, and nobody ended the session meanwhile.</summary>
    public override async Task<Account?> ValidateSecurityStampAsync(ClaimsPrincipal? principal) =>
        principal?.SessionId() is { } session && await base.ValidateSecurityStampAsync(principal) is { } account && await history.IsOpenAsync(account.Id, session) ? account : null;

    /// <inheritdoc/>
    public override async Task<SignInResult> CheckPasswordSignInAsync(Account user, string password, bool lockoutOnFailure) =>
        TakesTry(user) ? await base.CheckPasswordSignInAsync(user, password, lockoutOnFailure) : SignInResult.LockedOut;

    /// <inheritdoc/>
    public override async Task<SignInResult> TwoFactorAuthenticatorSignInAsync(string code, bool isPersistent, bool rememberClient) =>
        await GetTwoFactorAuthenticationUserAsync() is { } account && !TakesTry(account)
            ? SignInResult.LockedOut
            : await base.TwoFactorAuthenticatorSignInAsync(code, isPersistent, rememberClient);

    /// <summary>Strangers lock the account for strangers; browsers in which it was open before have their own few tries, which are taken before they are looked at.</summary>
    protected override async Task<bool> IsLockedOut(Account user) => !browser.Knows(user) && await base.IsLockedOut(user);

    protected override Task ResetLockout(Account user)
    {
        attempts.Forgive(NameOf(user));
        return base.ResetLockout(user);
    }

    private bool TakesTry(Account account) => !browser.Knows(account) || attempts.Take(NameOf(account));

    /// <summary>All known browsers of an account together.</summary>
    private static string NameOf(Account account) => $"browser:{account.Id}";

    /// <summary>Opens the session, or remembers for some minutes that the password was right and says what is still missing.</summary>
    public async Task<Door> AfterPasswordAsync(Account account)
    {
        var hasSecondFactor = await IsTwoFactorEnabledAsync(account);

        if (!hasSecondFactor && !terms.SecondFactorIsRequired)
        {
            await SignInAsync(account, isPersistent: false);
            return Door.Open;
        }

        var half = new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, $"{account.Id}"), new Claim(HalfStamp, await UserManager.GetSecurityStampAsync(account))], IdentityConstants.TwoFactorUserIdScheme);
        await Context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(half));
        return hasSecondFactor ? Door.Code : Door.Enrolment;
    }

    /// <summary>Who gave the right password some minutes ago; nobody when the account was changed or closed since.</summary>
    public override async Task<Account?> GetTwoFactorAuthenticationUserAsync()
    {
        var stamp = (await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal?.FindFirstValue(HalfStamp);

        return await base.GetTwoFactorAuthenticationUserAsync() is { MustChangePassword: false } account
            && stamp == await UserManager.GetSecurityStampAsync(account)
            && await CanSignInAsync(account)
            ? account
            : null;
    }

    /// <summary>Opens the session of someone who has just shown a code of their second factor.</summary>
    public async Task OpenAfterCodeAsync(Account account)
    {
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await SignInWithClaimsAsync(account, null, [new Claim(AuthenticationMethod, SecondFactor)]);
    }

    /// <summary>As <see cref="SignInManager{TUser}.TwoFactorRecoveryCodeSignInAsync"/>, but a wrong code counts towards the lockout, and the person is told that one served.</summary>
    public override async Task<SignInResult> TwoFactorRecoveryCodeSignInAsync(string recoveryCode)
    {
        if (await GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return SignInResult.Failed;
        }

        if (await IsLockedOut(account) || !TakesTry(account))
        {
            return SignInResult.LockedOut;
        }

        if (!await OneTimeCodes.RedeemAsync(UserManager, account, recoveryCode))
        {
            await UserManager.AccessFailedAsync(account);
            return await IsLockedOut(account) ? SignInResult.LockedOut : SignInResult.Failed;
        }

        await ResetLockout(account);
        await history.RecordAsync(HistoryAct.RecoveryCodeUsed, account);
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await SignInWithClaimsAsync(account, null, [new Claim(AuthenticationMethod, RecoveryCode)]);
        return SignInResult.Success;
    }

    /// <exception cref="AccessDeniedException">The account opens no session; whoever came so far past the pages learns nothing more.</exception>
    public override async Task SignInWithClaimsAsync(Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        if (user.MustChangePassword || !await CanSignInAsync(user))
        {
            throw new AccessDeniedException(Policies.SignedIn);
        }

        var now = time.GetUtcNow();
        var proofs = additionalClaims.ToList();
        if (Context.User.SessionId() is { } earlier && UserManager.GetUserId(Context.User) is { } holder)
        {
            // Whoever signs in over an open session leaves it.
            await history.EndSessionAsync(Guid.Parse(holder), earlier);
        }

        browser.Remember(user);
        var session = await history.RecordSignInAsync(user, HowInFrench(proofs), now);
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. proofs, new Claim(SessionClaims.Id, $"{session}"), new Claim(SessionClaims.OpenedAt, Seconds(now))]);
    }

    /// <summary>Keeps this session after a change of the account, and ends all others.</summary>
    public async Task KeepAsync(Account account)
    {
        await history.EndSessionsAsync(account.Id, Context.User.SessionId());
        await RenewAsync(account);
    }

    /// <summary>Writes the session's cookie anew, of the account as it is now. The session stays as old as it is.</summary>
    /// <param name="proof">What the person proved meanwhile, in the place of an earlier proof of the same type.</param>
    public async Task RenewAsync(Account account, Claim? proof = null)
    {
        var current = await Context.AuthenticateAsync(AuthenticationScheme);

        if (current is { Succeeded: true, Principal: { } before })
        {
            var after = await CreateUserPrincipalAsync(account);
            SessionClaims.Carry(before, after, proof);
            await Context.SignInAsync(AuthenticationScheme, after, current.Properties);
        }
    }

    internal static string Seconds(DateTimeOffset instant) => instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string? HowInFrench(List<Claim> proofs) =>
        proofs.FirstOrDefault(proof => proof.Type == SessionClaims.Provider)?.Value is { } provider ? $"Par {provider}"
        : proofs.Exists(proof => proof is { Type: AuthenticationMethod, Value: SecondFactor }) ? "Avec second facteur"
        : proofs.Exists(proof => proof is { Type: AuthenticationMethod, Value: RecoveryCode }) ? "Avec un code de secours"
        : null;
}
