using System.Security.Claims;
using AccessRequests.Domain.Requests;
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
/// The second person: an administrator reads no file, and one alone could give an account that does to whomever they like. What they open to files, or
/// whose second factor they take away, opens no session until a manager or another administrator has said that it is right.
/// </summary>
public sealed class ConfirmAccount(IServiceScopeFactory scopes, IAuthorizationService authorization, TimeProvider time)
{
    /// <summary>On the command line of the program, for an office that has nobody else: <c>--confirm-account ADDRESS</c>.</summary>
    public const string Switch = "confirm-account";

    /// <exception cref="ValidationException">It is one's own act or account, or nothing waits any more.</exception>
    public async Task ExecuteAsync(Guid id, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ConfirmAccounts);

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccessRequestsDb>();
        await db.AtomicallyAsync(
            async () =>
            {
                db.ChangeTracker.Clear();
                var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
                var account = await accounts.FindByIdAsync($"{id}") ?? throw new InvalidOperationException($"No account {id}.");

                if (ObstacleTo(account, user.ToActor().Id) is { } obstacle)
                {
                    throw new ValidationException([new ValidationFailure(nameof(AccountForm.Email), obstacle)]);
                }

                var before = await EditAccount.DescribeAsync(accounts, account);
                account.ConfirmationAskedBy = null;
                db.History.Add(HistoryEntry.OfInstallation(HistoryAct.AccountConfirmed, user.ToActor(), time.GetUtcNow(), before, await EditAccount.DescribeAsync(accounts, account), id));
                await accounts.UpdateAsync(account).OrThrowAsync();
                return account;
            },
            cancellation);
    }

    /// <summary>Why this person does not confirm the account, in French; null when they may.</summary>
    public static string? ObstacleTo(Account account, Guid person) =>
        account.ConfirmationAskedBy is not { } asker ? "Ce compte n’attend aucune confirmation. Actualisez la page."
        : account.Id == person ? "Une autre personne doit confirmer votre compte : demandez-le à un gestionnaire."
        : asker == person ? "Vous avez vous-même demandé ce changement : un gestionnaire ou un autre administrateur le confirme."
        : null;

    /// <summary>
    /// Lets the account wait when it opens files and the office has, or had, somebody else to confirm it: closing the others' accounts first does not do away
    /// with the second person. The first people of an installation wait for nobody.
    /// </summary>
    internal static async Task AskAsync(UserManager<Account> accounts, Account account, Guid administrator)
    {
        var opensFiles = (await accounts.GetRolesAsync(account)).Intersect(Roles.OpeningFiles).Any();
        var others = (await accounts.GetUsersInRoleAsync(Roles.Manager)).Concat(await accounts.GetUsersInRoleAsync(Roles.Administrator));

        if (opensFiles && others.Any(other => other.Id != account.Id && other.Id != administrator && other.ConfirmationAskedBy is null))
        {
            account.ConfirmationAskedBy = administrator;
            await accounts.UpdateAsync(account).OrThrowAsync();
        }
    }

    /// <summary>What waits for this person, oldest address first.</summary>
    internal static Task<List<Account>> WaitingForAsync(AccessRequestsDb db, Guid person, CancellationToken cancellation) =>
        db.Users.AsNoTracking()
            .Where(account => account.ConfirmationAskedBy != null && account.ConfirmationAskedBy != person && account.Id != person && !account.IsDisabled)
            .OrderBy(account => account.Email)
            .Take(50)
            .ToListAsync(cancellation);
}
