using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

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
    TimeProvider time)
{
    /// <returns>Null when the session is open.</returns>
    public async Task<ProviderRefusal?> OpenAsync(ExternalLoginInfo login)
    {
        var person = login.Principal;
        var roles = provider.RolesOf(person.FindAll(provider.GroupClaim).Select(claim => claim.Value));
        var key = KeyOf(person);
        var account = await accounts.FindByLoginAsync(IdentityProvider.Scheme, key);

        if (roles.Count == 0)
        {
            // Whoever left the groups leaves the roles: an open session ends with them.
            await (account is null ? Task.CompletedTask : GiveAsync(account, person, roles));
            return await RefuseAsync(ProviderRefusal.NoRole, account);
        }

        var isNew = account is null;

        if (account is null)
        {
            var (found, refusal) = await ByAddressAsync(person, key);

            if (found is null)
            {
                return await RefuseAsync(refusal, null);
            }

            account = found;
        }

        if (!await session.CanSignInAsync(account))
        {
            return await RefuseAsync(ProviderRefusal.Disabled, account);
        }

        await GiveAsync(account, person, roles, isNew);
        await SignInAsync(account, login);
        return null;
    }

    /// <summary>The person whose session it is proved again who they are: the session goes on with the new proof.</summary>
    /// <returns>Null when it does.</returns>
    public async Task<ProviderRefusal?> ConfirmAsync(ExternalLoginInfo login, ClaimsPrincipal user)
    {
        var account = await accounts.FindByLoginAsync(IdentityProvider.Scheme, KeyOf(login.Principal));

        if (account is null || accounts.GetUserId(user) != $"{account.Id}" || ProvedAt(login.Principal) is not { } proved || time.GetUtcNow() - proved > IdentityConfirmation.ProviderWindow)
        {
            return await RefuseAsync(ProviderRefusal.NotConfirmed, account);
        }

        await SignInAsync(account, login);
        return null;
    }

    /// <summary>Issuer and subject together are one person for ever (OpenID Connect Core 1.0, section 5.7); hashed, because the column is shorter than both may be.</summary>
    private static string KeyOf(ClaimsPrincipal person) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{person.FindFirstValue("iss")}\n{person.FindFirstValue("sub")}")));

    private static DateTimeOffset? ProvedAt(ClaimsPrincipal person) => person.Instant("auth_time");

    private async Task<(Account? Account, ProviderRefusal Refusal)> ByAddressAsync(ClaimsPrincipal person, string key)
    {
        if (person.FindFirstValue("email") is not { Length: > 0 and <= Account.EmailMaxLength } email)
        {
            return (null, ProviderRefusal.NoAddress);
        }

        if (await accounts.FindByEmailAsync(email) is not { } account)
        {
            account = new Account { Name = email, Email = email, UserName = email, IsFromProvider = true };
            await accounts.CreateAsync(account).OrThrowAsync();
        }
        else if (!account.IsFromProvider || (await accounts.GetLoginsAsync(account)).Count > 0)
        {
            return (null, ProviderRefusal.AddressTaken);
        }

        await accounts.AddLoginAsync(account, new UserLoginInfo(IdentityProvider.Scheme, key, provider.Name)).OrThrowAsync();
        return (account, default);
    }

    /// <summary>Name and roles as the provider says; written down, and the account's other sessions ended, when that changes something.</summary>
    private async Task GiveAsync(Account account, ClaimsPrincipal person, IReadOnlyList<string> roles, bool isNew = false)
    {
        var before = await EditAccount.DescribeAsync(accounts, account);
        var held = await accounts.GetRolesAsync(account);
        account.Name = person.FindFirstValue("name") is { Length: > 0 and <= Account.NameMaxLength } name ? name.Trim() : account.Name;
        await accounts.RemoveFromRolesAsync(account, held.Except(roles)).OrThrowAsync();
        await accounts.AddToRolesAsync(account, roles.Except(held)).OrThrowAsync();

        if (await EditAccount.DescribeAsync(accounts, account) is var after && (isNew || after != before))
        {
            var actor = new Actor(account.Id, account.Name, http.HttpContext?.Connection.RemoteIpAddress?.ToString());
            db.History.Add(HistoryEntry.OfInstallation(
                isNew ? HistoryAct.AccountOpened : HistoryAct.AccountEdited, actor, time.GetUtcNow(), isNew ? null : before, $"{after} — par {provider.Name}", account.Id));
            await RestrictAccess.PassOnAsync(db, account, actor, time.GetUtcNow());
            await accounts.UpdateSecurityStampAsync(account).OrThrowAsync();
            await history.EndSessionsAsync(account.Id);
        }
    }

    private async Task SignInAsync(Account account, ExternalLoginInfo login)
    {
        List<Claim> proofs = [new Claim(SessionClaims.Provider, provider.Name)];

        if (ProvedAt(login.Principal) is { } proved)
        {
            proofs.Add(new Claim(SessionClaims.ProvedAt, proved.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        }

        // Signing out here then ends the session there without asking whose it is (RP-Initiated Logout 1.0, id_token_hint).
        var properties = new AuthenticationProperties();
        properties.StoreTokens(login.AuthenticationTokens?.Where(token => token.Name == "id_token") ?? []);
        await session.SignInWithClaimsAsync(account, properties, proofs);
    }

    private async Task<ProviderRefusal> RefuseAsync(ProviderRefusal refusal, Account? account)
    {
        await history.RecordAsync(HistoryAct.SignInRefused, account, $"Par {provider.Name} : {refusal.InFrench(provider.Name)}");
        return refusal;
    }
}
