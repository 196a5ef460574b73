using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Accounts.Providers;

/// <summary>
/// Opens the session of someone whom the provider vouches for. People are known by the issuer and its subject, never by their address, which
/// can be given to someone else. Their name and their roles are what the provider says at each sign-in.
/// </summary>
public sealed class ProviderSignIn(
    AccountSignIn session,
    UserManager<Account> accounts,
    AccessRequestsDb db,
    SessionHistory history,
    IdentityProvider provider,
    IHttpContextAccessor http,
    TimeProvider time,
    ILogger<ProviderSignIn> logger)
{
    private const string EmailVerified = "email_verified";

    /// <summary>Longer ones would fill the session's cookie, and only spare a question when signing out.</summary>
    private const int HintMaxLength = 3000;

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <returns>Null when the session is open.</returns>
    public async Task<ProviderRefusal?> OpenAsync(ExternalLoginInfo login)
    {
        var person = login.Principal;

        if (KeyOf(person) is not { } key)
        {
            return await RefuseAsync(ProviderRefusal.NotProved, null);
        }

        if (!IsSurelyProved(person))
        {
            return await RefuseAsync(ProviderRefusal.NotSurelyProved, await accounts.FindByLoginAsync(IdentityProvider.Scheme, key));
        }

        var (account, refusal) = await db.AtomicallyAsync(() => AdmitAsync(person, key));

        if (refusal is { } why)
        {
            return await RefuseAsync(why, account);
        }

        await session.SignInWithClaimsAsync(account!, PropertiesOf(login), ProofsOf(person));
        return null;
    }

    /// <summary>The person whose session it is proved again who they are: that session goes on, as old as it is, with the new proof.</summary>
    /// <returns>Null when it does.</returns>
    public async Task<ProviderRefusal?> ConfirmAsync(ExternalLoginInfo login, ClaimsPrincipal user)
    {
        var account = KeyOf(login.Principal) is { } key ? await accounts.FindByLoginAsync(IdentityProvider.Scheme, key) : null;
        var now = time.GetUtcNow();

        if (ProvedAt(login.Principal) is null)
        {
            logger.LogWarning("The identity provider gives no auth_time: nobody can confirm their identity before an approval");
        }

        if (account is null
            || accounts.GetUserId(user) != $"{account.Id}"
            || !await session.CanSignInAsync(account)
            || RolesOf(login.Principal) is not { Count: > 0 } roles
            || !Security.Roles.AreApart(roles)
            || !IsSurelyProved(login.Principal)
            || ProvedAt(login.Principal) is not { } proved
            || proved > now + ClockTolerance
            || now - proved > IdentityConfirmation.ProviderWindow)
        {
            return await RefuseAsync(ProviderRefusal.NotConfirmed, account);
        }

        await session.RenewAsync(account, new Claim(SessionClaims.ProvedAt, AccountSignIn.Seconds(proved)));
        return null;
    }

    /// <summary>
    /// Issuer and subject together are one person for ever (OpenID Connect Core 1.0, section 5.7); hashed, because the column is shorter than
    /// both may be. Null when the provider leaves one out.
    /// </summary>
    private static string? KeyOf(ClaimsPrincipal person) =>
        person.FindFirstValue("iss") is { Length: > 0 } issuer && person.FindFirstValue("sub") is { Length: > 0 } subject
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")))
            : null;

    private static DateTimeOffset? ProvedAt(ClaimsPrincipal person) => person.Instant("auth_time");

    private bool IsSurelyProved(ClaimsPrincipal person) => provider.IsSurelyProved(person.FindFirstValue("acr"), person.FindAll("amr").Select(claim => claim.Value));

    private IReadOnlyList<string> RolesOf(ClaimsPrincipal person) => provider.RolesOf(person.FindAll(provider.GroupClaim).Select(claim => claim.Value));

    /// <summary>Finds or opens the account and gives it what the provider says, whole or not at all.</summary>
    private async Task<(Account? Account, ProviderRefusal? Refusal)> AdmitAsync(ClaimsPrincipal person, string key)
    {
        db.ChangeTracker.Clear();
        var roles = RolesOf(person);
        var account = await accounts.FindByLoginAsync(IdentityProvider.Scheme, key);

        if (roles.Count == 0)
        {
            // Whoever left the groups leaves the roles, and an open session ends with them. A provider that names no group at all says nothing.
            if (account is not null && person.HasClaim(claim => claim.Type == provider.GroupClaim))
            {
                await GiveAsync(account, person, roles, isNew: false);
            }

            return (account, ProviderRefusal.NoRole);
        }

        if (!Security.Roles.AreApart(roles))
        {
            return (account, ProviderRefusal.RolesTogether);
        }

        var isNew = false;

        if (account is null)
        {
            (account, isNew, var refusal) = await ByAddressAsync(person, key);

            if (refusal is not null)
            {
                return (account, refusal);
            }
        }

        if (!await session.CanSignInAsync(account!))
        {
            return (account, ProviderRefusal.Disabled);
        }

        await GiveAsync(account!, person, roles, isNew);
        return (account, null);
    }

    /// <summary>Opens an account for the address, or binds the one that an administrator attached and nobody took yet.</summary>
    private async Task<(Account? Account, bool IsNew, ProviderRefusal? Refusal)> ByAddressAsync(ClaimsPrincipal person, string key)
    {
        if (person.FindFirstValue("email") is not { Length: > 0 and <= Account.EmailMaxLength } email)
        {
            return (null, false, ProviderRefusal.NoAddress);
        }

        var account = await accounts.FindByEmailAsync(email);
        var isNew = account is null;

        if (account is null)
        {
            account = new Account { Name = email, Email = email, UserName = email, IsFromProvider = true };

            if (!(await accounts.CreateAsync(account)).Succeeded)
            {
                return (null, false, ProviderRefusal.NoAddress);
            }
        }
        else if (!account.IsFromProvider)
        {
            return (account, false, ProviderRefusal.AddressTaken);
        }
        else if ((await accounts.GetLoginsAsync(account)).Count > 0)
        {
            return (account, false, ProviderRefusal.AddressOfAnother);
        }
        else if (!await session.CanSignInAsync(account))
        {
            return (account, false, ProviderRefusal.Disabled);
        }
        else if (provider.RequireVerifiedEmail && person.FindFirstValue(EmailVerified) != "true")
        {
            return (account, false, ProviderRefusal.AddressNotVerified);
        }

        await accounts.AddLoginAsync(account, new UserLoginInfo(IdentityProvider.Scheme, key, provider.Name)).OrThrowAsync();
        return (account, isNew, null);
    }

    /// <summary>Name and roles as the provider says; written down, and the account's sessions ended, when that changes something.</summary>
    private async Task GiveAsync(Account account, ClaimsPrincipal person, IReadOnlyList<string> roles, bool isNew)
    {
        var before = await EditAccount.DescribeAsync(accounts, account);
        var held = await accounts.GetRolesAsync(account);
        account.Name = person.FindFirstValue("name") is { Length: > 0 and <= Account.NameMaxLength } name ? name.Trim() : account.Name;
        await accounts.RemoveFromRolesAsync(account, held.Except(roles)).OrThrowAsync();
        await accounts.AddToRolesAsync(account, roles.Except(held)).OrThrowAsync();
        var after = await EditAccount.DescribeAsync(accounts, account);

        if (isNew || after != before)
        {
            var actor = new Actor(account.Id, account.Name, http.HttpContext?.Connection.RemoteIpAddress?.ToString());
            db.History.Add(HistoryEntry.OfInstallation(
                isNew ? HistoryAct.AccountOpened : HistoryAct.AccountEdited, actor, time.GetUtcNow(), isNew ? null : before, $"{after} — par {provider.Name}", account.Id));
            await accounts.UpdateSecurityStampAsync(account).OrThrowAsync();
            await db.OpenSessions.Where(open => open.AccountId == account.Id).ExecuteDeleteAsync();
        }
    }

    private List<Claim> ProofsOf(ClaimsPrincipal person) =>
    [
        new(SessionClaims.Provider, provider.Name),
        .. ProvedAt(person) is { } proved && proved <= time.GetUtcNow() + ClockTolerance ? [new Claim(SessionClaims.ProvedAt, AccountSignIn.Seconds(proved))] : Array.Empty<Claim>(),
    ];

    /// <summary>Signing out here then ends the session there without asking whose it is (RP-Initiated Logout 1.0, id_token_hint).</summary>
    private static AuthenticationProperties PropertiesOf(ExternalLoginInfo login)
    {
        var properties = new AuthenticationProperties();
        properties.StoreTokens(login.AuthenticationTokens?.Where(token => token is { Name: "id_token", Value.Length: <= HintMaxLength }) ?? []);
        return properties;
    }

    private async Task<ProviderRefusal> RefuseAsync(ProviderRefusal refusal, Account? account)
    {
        await history.RecordAsync(HistoryAct.SignInRefused, account, $"Par {provider.Name} : {refusal.InFrench(provider.Name)}");
        return refusal;
    }
}
