using System.Security.Claims;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Requests;
using AccessRequests.Web.Security;
using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Accounts;

/// <summary>Opens an account with a provisional password, shown once to the administrator.</summary>
public sealed class CreateAccount(
    IServiceScopeFactory scopes,
    IAuthorizationService authorization,
    IValidator<AccountForm> validator,
    TimeProvider time,
    ILogger<CreateAccount> logger)
{
    /// <returns>The provisional password.</returns>
    /// <exception cref="ValidationException">Also when the address already has an account.</exception>
    public async Task<string> ExecuteAsync(AccountForm form, ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        await authorization.DemandAsync(user, Policies.ManageAccounts);
        await validator.ValidateAndThrowAsync(form, cancellation);

        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var db = scope.ServiceProvider.GetRequiredService<AccessRequestsDb>();
        var email = form.Email.Trim();
        var password = ProvisionalPassword.Create();
        var account = await db.AtomicallyAsync(
            async () =>
            {
                db.ChangeTracker.Clear();
                var opened = new Account
                {
                    Name = form.Name.Trim(),
                    Email = email,
                    UserName = email,
                    Unit = EditAccount.UnitOf(form),
                    MustChangePassword = true,
                    ProvisionalUntil = time.GetUtcNow().AddDays(ProvisionalPassword.Days),
                };

                if (await accounts.CreateAsync(opened, password) is { Succeeded: false } refused)
                {
                    throw new ValidationException([new ValidationFailure(nameof(AccountForm.Email), refused.Errors.First().Description)]);
                }

                await accounts.AddToRolesAsync(opened, form.Roles).OrThrowAsync();
                await ConfirmAccount.AskAsync(db, opened, user.ToActor().Id);
                db.History.Add(HistoryEntry.OfInstallation(
                    HistoryAct.AccountOpened, user.ToActor(), time.GetUtcNow(), after: await EditAccount.DescribeAsync(accounts, opened), objectId: opened.Id));
                await RestrictAccess.PassOnAsync(db, opened, user.ToActor(), time.GetUtcNow(), cancellation);
                await db.SaveChangesAsync(cancellation);
                return opened;
            },
            cancellation);
        logger.LogInformation("Account {AccountId} created with roles {Roles} by {ActorId}", account.Id, form.Roles, user.ToActor().Id);
        return password;
    }
}
