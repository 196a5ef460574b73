using System.Security.Claims;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Accounts;

/// <summary>
/// The second person: an administrator reads no file, and one alone could give an account that does, or one that confirms it, to whomever they like. An account to which they
/// give a role, a password without a second factor, whose factor they take away or which they open again, opens no session until a manager or another administrator has said that it is right.
/// </summary>
public sealed class ConfirmAccount(IServiceScopeFactory scopes, IAuthorizationService authorization, TimeProvider time)
{
    /// <summary>On the command line of the program, for an office that has nobody else: <c>--confirm-account ADDRESS</c>.</summary>
    public const string Switch = "confirm-account";

    /// <param name="seen">The stamp of the account as the person saw it: what changed since then is not what they confirm.</param>
    /// <exception cref="ValidationException">It is one's own act or account, it changed since, or nothing waits any more.</exception>
    public async Task ExecuteAsync(Guid id, string? seen, ClaimsPrincipal user, CancellationToken cancellation = default)
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
                    throw Refusal(obstacle);
                }

                if (account.ConcurrencyStamp != seen)
                {
                    throw Refusal("Ce compte a changé depuis que vous l’avez affiché. Relisez-le avant de le confirmer.");
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
    private static string? ObstacleTo(Account account, Guid person) =>
        account.ConfirmationAskedBy is not { } asker ? "Ce compte n’attend aucune confirmation. Actualisez la page."
        : account.Id == person ? "Une autre personne doit confirmer votre compte : demandez-le à un gestionnaire."
        : asker == person ? "Vous avez vous-même demandé ce changement : un gestionnaire ou un autre administrateur le confirme."
        : null;

    /// <summary>
    /// Lets the account wait for a second person. Whoever else has an account does not matter, or closing theirs first would do away with the second person; as
    /// long as no request was ever logged there is nothing to read, and the first people of an installation wait for nobody.
    /// </summary>
    /// <exception cref="ValidationException">It waits for somebody else's act already: another asker would let the first one confirm it.</exception>
    internal static async Task AskAsync(AccessRequestsDb db, Account account, Guid administrator)
    {
        if (account.ConfirmationAskedBy is { } asker && asker != administrator)
        {
            throw Refusal("Ce compte attend déjà d’être confirmé pour un autre changement. Faites-le d’abord confirmer.");
        }

        if (await db.Requests.IgnoreQueryFilters().AnyAsync())
        {
            account.ConfirmationAskedBy = administrator;
        }
    }

    /// <summary>What waits for this person, by address; an office has tens of accounts.</summary>
    internal static Task<List<Account>> WaitingForAsync(AccessRequestsDb db, Guid person, CancellationToken cancellation) =>
        db.Users.AsNoTracking()
            .Where(account => account.ConfirmationAskedBy != null && account.ConfirmationAskedBy != person && account.Id != person && !account.IsDisabled)
            .OrderBy(account => account.Email)
            .ToListAsync(cancellation);

    private static ValidationException Refusal(string message) => new([new ValidationFailure(nameof(AccountForm.Email), message)]);
}
