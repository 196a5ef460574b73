using System.Security.Claims;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts.Providers;
using AccessRequests.Web.Data;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Accounts;

/// <summary>
/// What an administrator does to an account. None of it applies to their own account where it would lock them out, so that
/// there is always an administrator left. Every change ends the sessions that are open.
/// </summary>
public sealed class EditAccount(
    IServiceScopeFactory scopes,
    IAuthorizationService authorization,
    IValidator<AccountForm> validator,
    IdentityProvider provider,
    DemonstrationMode demonstration,
    TimeProvider time,
    ILogger<EditAccount> logger)
{
    /// <exception cref="ValidationException">Also when administrators change their own roles: nobody gives themselves what lies in a file.</exception>
    /// <exception cref="DbUpdateConcurrencyException">The account changed since the form was filled: a role that another took away does not come back.</exception>
    public async Task ExecuteAsync(Guid id, AccountForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageAccounts);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await ActAsync(id, user, HistoryAct.AccountEdited, async (db, accounts, account) =>
        {
            Seen.Demand(account.ConcurrencyStamp, form.Stamp);

            var current = await accounts.GetRolesAsync(account);
            var changesRoles = !current.ToHashSet().SetEquals(form.Roles);

            if (changesRoles && IsOwn(id, user))
            {
                throw Refusal(nameof(AccountForm.Roles), "Vous ne changez pas vos propres rôles : demandez-le à un autre administrateur.");
            }

            if (changesRoles && account.IsFromProvider)
            {
                throw Refusal(nameof(AccountForm.Roles), $"Les rôles de ce compte suivent ses groupes chez {provider.Name} : changez-les là-bas.");
            }

            var unit = UnitOf(form);
            var opensFiles = unit != account.Unit && unit is not null && await db.Requests.IgnoreQueryFilters().AnyAsync(request => request.ReadersUnit == unit);

            if (opensFiles && IsOwn(id, user))
            {
                throw Refusal(nameof(AccountForm.Unit), "Des dossiers sont restreints à cette unité : un autre administrateur vous y inscrit.");
            }

            account.Name = form.Name.Trim();
            account.Unit = unit;
            await accounts.RemoveFromRolesAsync(account, current.Except(form.Roles)).OrThrowAsync();
            await accounts.AddToRolesAsync(account, form.Roles.Except(current)).OrThrowAsync();
            return opensFiles || form.Roles.Except(current).Any();
        });
    }

    /// <exception cref="ValidationException">Administrators do not close their own account.</exception>
    public async Task DisableAsync(Guid id, ClaimsPrincipal user)
    {
        await authorization.DemandAsync(user, Policies.ManageAccounts);

        if (IsOwn(id, user))
        {
            throw Refusal(nameof(AccountForm.Email), "Vous ne pouvez pas désactiver votre propre compte.");
        }

        await ActAsync(id, user, HistoryAct.AccountDisabled, (_, _, account) =>
        {
            account.IsDisabled = true;
            return Task.FromResult(false);
        });
    }

    /// <summary>Opens a disabled account again, which waits for a second person as a new one does, and ends a lockout, which waits for nobody.</summary>
    /// <exception cref="ValidationException">Its password is public, or it waits for somebody else's act.</exception>
    public Task EnableAsync(Guid id, ClaimsPrincipal user) => ActAsync(id, user, HistoryAct.AccountEnabled, (_, _, account) =>
    {
        if (account.IsDisabled && !demonstration.IsOn && DemonstrationAccounts.Has(account))
        {
            throw Refusal(nameof(AccountForm.Email), "Ce compte est celui de la démonstration, dont le mot de passe est public : il reste fermé. Créez un compte à la personne.");
        }

        if (account.IsDisabled && account.ConfirmationAskedBy is { } asker && asker != user.ToActor().Id)
        {
            throw Refusal(nameof(AccountForm.Email), "Ce compte a été fermé avant qu’on ne confirme ce qu’un autre administrateur y avait changé : c’est à cet administrateur de le rouvrir.");
        }

        var wasClosed = account.IsDisabled;
        account.IsDisabled = false;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        return Task.FromResult(wasClosed);
    });

    /// <summary>For a lost telephone or a desk that somebody left: whatever is open in the account's name ends within the minute, and nothing of the account changes.</summary>
    public Task EndSessionsAsync(Guid id, ClaimsPrincipal user) => ActAsync(id, user, HistoryAct.SessionsEnded, (_, _, _) => Task.FromResult(false));

    /// <returns>The provisional password.</returns>
    /// <exception cref="ValidationException">The account has no password here.</exception>
    public async Task<string> ResetPasswordAsync(Guid id, ClaimsPrincipal user)
    {
        var password = ProvisionalPassword.Create();

        await ActAsync(id, user, HistoryAct.AccountGivenPassword, async (_, accounts, account) =>
        {
            if (account.IsFromProvider)
            {
                throw Refusal(nameof(AccountForm.Email), $"Ce compte n’a pas de mot de passe ici : la personne ouvre sa session par {provider.Name}.");
            }

            account.MustChangePassword = true;
            account.ProvisionalUntil = time.GetUtcNow().AddDays(ProvisionalPassword.Days);
            account.LockoutEnd = null;
            account.AccessFailedCount = 0;
            await accounts.ResetPasswordAsync(account, await accounts.GeneratePasswordResetTokenAsync(account), password).OrThrowAsync();

            // Without a factor the password alone opens the account, or leads to a factor of whoever has the password.
            return !account.TwoFactorEnabled;
        });

        return password;
    }

    /// <summary>For someone who lost their telephone and their recovery codes: the password alone opens the account, or leads to a new factor.</summary>
    /// <exception cref="ValidationException">One's own is removed from one's own page, with one's password.</exception>
    public async Task RemoveSecondFactorAsync(Guid id, ClaimsPrincipal user)
    {
        await authorization.DemandAsync(user, Policies.ManageAccounts);

        if (IsOwn(id, user))
        {
            throw Refusal(nameof(AccountForm.Email), "Changez votre propre second facteur à la page « Mon compte ».");
        }

        await ActAsync(id, user, HistoryAct.SecondFactorRemoved, async (_, accounts, account) =>
        {
            await SecondFactor.RemoveAsync(accounts, account);
            return true;
        });
    }

    /// <summary>
    /// From now on the person signs in by the identity provider, and the password ends. The provider's person with this address takes the
    /// account at their first sign-in; it is an administrator's to say, since an address alone proves nobody.
    /// </summary>
    /// <exception cref="ValidationException">There is no provider, or it is the administrator's own account.</exception>
    public async Task AttachToProviderAsync(Guid id, ClaimsPrincipal user)
    {
        await authorization.DemandAsync(user, Policies.ManageAccounts);

        if (!provider.IsConfigured)
        {
            throw Refusal(nameof(AccountForm.Email), "Aucune connexion d’organisme n’est configurée (docs/operation.md).");
        }

        if (IsOwn(id, user))
        {
            throw Refusal(nameof(AccountForm.Email), "Un autre administrateur doit rattacher votre propre compte : vous pourriez rester dehors.");
        }

        await ActAsync(id, user, HistoryAct.AccountAttachedToProvider, async (_, accounts, account) =>
        {
            // Attached again: the person has a new identity at the provider, and the former one opens nothing any more.
            foreach (var login in await accounts.GetLoginsAsync(account))
            {
                await accounts.RemoveLoginAsync(account, login.LoginProvider, login.ProviderKey).OrThrowAsync();
            }

            await SecondFactor.RemoveAsync(accounts, account);
            await accounts.RemovePasswordAsync(account).OrThrowAsync();
            account.IsFromProvider = true;
            account.MustChangePassword = false;
            return false; // the provider says who they are and what they may do
        });
    }

    private static bool IsOwn(Guid id, ClaimsPrincipal user) => user.ToActor().Id == id;

    internal static async Task<string> DescribeAsync(UserManager<Account> accounts, Account account) =>
        $"{account.Name} — {string.Join(", ", (await accounts.GetRolesAsync(account)).Order().Select(Roles.InFrench))}{(account.Unit is null ? "" : $" — {account.Unit}")}{(account.IsDisabled ? " — désactivé" : "")}{(account.ConfirmationAskedBy is null ? "" : " — à confirmer")}";

    internal static string? UnitOf(AccountForm form) => string.IsNullOrWhiteSpace(form.Unit) ? null : form.Unit.Trim();

    private static ValidationException Refusal(string field, string message) => new([new ValidationFailure(field, message)]);

    /// <param name="change">Returns whether a second person must confirm it.</param>
    private async Task ActAsync(Guid id, ClaimsPrincipal user, HistoryAct act, Func<AccessRequestsDb, UserManager<Account>, Account, Task<bool>> change)
    {
        await authorization.DemandAsync(user, Policies.ManageAccounts);

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccessRequestsDb>();
        await db.AtomicallyAsync(async () =>
        {
            db.ChangeTracker.Clear();
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var account = await accounts.FindByIdAsync($"{id}") ?? throw new InvalidOperationException($"No account {id}.");
            var before = await DescribeAsync(accounts, account);

            if (await change(db, accounts, account))
            {
                await ConfirmAccount.AskAsync(db, account, user.ToActor().Id);
            }

            db.History.Add(HistoryEntry.OfInstallation(act, user.ToActor(), time.GetUtcNow(), before, await DescribeAsync(accounts, account), id));

            if (account.IsDisabled)
            {
                await db.AgendaSubscriptions.Where(subscription => subscription.AccountId == id).ExecuteDeleteAsync();
            }

            await RestrictAccess.PassOnAsync(db, account, user.ToActor(), time.GetUtcNow());
            await accounts.UpdateSecurityStampAsync(account).OrThrowAsync();
            return await db.OpenSessions.Where(session => session.AccountId == id).ExecuteDeleteAsync();
        });
        logger.LogInformation("Account {AccountId} {Act} by {ActorId}", id, act, user.ToActor().Id);
    }
}
