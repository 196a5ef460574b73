using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts.Providers;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Accounts;

internal static class AccountsRegistration
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(DemonstrationMode.Of(builder));
        builder.Services.AddSingleton<SetupToken>();
        builder.Services.AddSingleton<CreateAccount>();
        builder.Services.AddSingleton<EditAccount>();
        builder.Services.AddSingleton<ConfirmAccount>();
        builder.Services.AddSingleton<RefusedSignIns>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RefusedSignIns>());
        builder.Services.AddScoped<SessionHistory>();
        builder.AddIdentityProvider();
    }

    /// <summary>Makes sure that someone can sign in: the demonstration's people, or a first administrator.</summary>
    public static async Task PrepareAccountsAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();

        foreach (var role in Roles.All)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                await roles.CreateAsync(new IdentityRole<Guid>(role)).OrThrowAsync();
            }
        }

        if (await ((AccountStore)scope.ServiceProvider.GetRequiredService<IUserStore<Account>>()).HashEarlierCodesAsync() is > 0 and var hashed)
        {
            app.Logger.LogInformation("The recovery codes of {Count} accounts, which an earlier version sealed as they are, are hashed now", hashed);
        }

        await WarnOfRolesTogetherAsync(app, accounts);

        if (app.Services.GetRequiredService<DemonstrationMode>().IsOn)
        {
            await DemonstrationAccounts.CreateAsync(accounts);
            return;
        }

        if (await DemonstrationAccounts.DisableAsync(accounts) is > 0 and var disabled)
        {
            app.Logger.LogWarning("This database was a demonstration: {Count} accounts with public passwords are now disabled", disabled);
        }

        if (!(await accounts.GetUsersInRoleAsync(Roles.Administrator)).Any(account => !account.IsDisabled))
        {
            await PrepareFirstAdministratorAsync(app, accounts, scope.ServiceProvider.GetRequiredService<SessionHistory>());
        }
        else
        {
            await RenewFirstAdministratorAsync(app, accounts, scope.ServiceProvider.GetRequiredService<SessionHistory>());
        }
    }

    /// <summary>For the only administrator, who lost their telephone and their codes: whoever runs the server is their way back.</summary>
    /// <returns>Whether there is such an account.</returns>
    public static Task<bool> RemoveSecondFactorAsync(this WebApplication app, string email) => ActAtConsoleAsync(app, email, HistoryAct.SecondFactorRemoved, async (accounts, account) =>
    {
        await SecondFactor.RemoveAsync(accounts, account);
        return "Le second facteur est retiré.";
    });

    /// <summary>For the day on which nobody knows who is inside: everyone signs in again.</summary>
    public static async Task EndSessionsAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var open = await scope.ServiceProvider.GetRequiredService<SessionHistory>().EndAllSessionsAsync();
        Console.WriteLine($"{FrenchCount.Of(open, "session ouverte se ferme", "sessions ouvertes se ferment")} dans la minute.");
    }

    /// <summary>For an office that has nobody else to confirm an account.</summary>
    /// <returns>Whether there is such an account, and it waits.</returns>
    public static Task<bool> ConfirmAccountAsync(this WebApplication app, string email) => ActAtConsoleAsync(app, email, HistoryAct.AccountConfirmed, async (accounts, account) =>
    {
        if (account.ConfirmationAskedBy is null)
        {
            Console.Error.WriteLine("Ce compte n’attend aucune confirmation.");
            return null;
        }

        account.ConfirmationAskedBy = null;
        await accounts.UpdateAsync(account).OrThrowAsync();
        return "Le compte est confirmé.";
    });

    /// <param name="change">Returns what to say of it; null when it was refused, and nothing was done.</param>
    private static async Task<bool> ActAtConsoleAsync(WebApplication app, string email, HistoryAct act, Func<UserManager<Account>, Account, Task<string?>> change)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();

        if (await accounts.FindByEmailAsync(email) is not { } account)
        {
            Console.Error.WriteLine("Aucun compte n’a cette adresse.");
            return false;
        }

        string? done = null;
        await scope.ServiceProvider.GetRequiredService<SessionHistory>().ChangeAsync(
            act,
            account,
            async () =>
            {
                done = await change(accounts, account);
                return done is null ? IdentityResult.Failed() : IdentityResult.Success;
            },
            "Par la console du serveur");

        if (done is not null)
        {
            Console.WriteLine($"{done} La personne et les gestionnaires en sont avisés.");
        }

        return done is not null;
    }

    /// <summary>Of an earlier version, which let one account have them all. They keep them until somebody edits the account.</summary>
    private static async Task WarnOfRolesTogetherAsync(WebApplication app, UserManager<Account> accounts)
    {
        var alone = await accounts.GetUsersInRoleAsync(Roles.Administrator);

        foreach (var account in alone.Concat(await accounts.GetUsersInRoleAsync(Roles.Auditor)).Where(account => !account.IsDisabled).DistinctBy(account => account.Id))
        {
            if (!Roles.AreApart([.. await accounts.GetRolesAsync(account)]))
            {
                app.Logger.LogWarning("Account {AccountId} is administrator or auditor together with another role: take one away", account.Id);
            }
        }
    }

    /// <summary>The password of the configuration has a last day; whoever starts the program again, with it still there, gives it another week.</summary>
    private static async Task RenewFirstAdministratorAsync(WebApplication app, UserManager<Account> accounts, SessionHistory history)
    {
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();

        if (app.Configuration["Administrator:Email"] is { Length: > 0 } email
            && !string.IsNullOrWhiteSpace(app.Configuration["Administrator:InitialPassword"])
            && await accounts.FindByEmailAsync(email) is { MustChangePassword: true, SignedInAt: null } account
            && account.ProvisionalUntil <= now)
        {
            account.ProvisionalUntil = now.AddDays(ProvisionalPassword.Days);
            await history.ChangeAsync(HistoryAct.AccountGivenPassword, account, () => accounts.UpdateAsync(account), "Par la configuration").OrThrowAsync();
        }
    }

    private static async Task PrepareFirstAdministratorAsync(WebApplication app, UserManager<Account> accounts, SessionHistory history)
    {
        var email = app.Configuration["Administrator:Email"];
        var password = app.Configuration["Administrator:InitialPassword"];

        if (!string.IsNullOrWhiteSpace(email) && !string.IsNullOrWhiteSpace(password))
        {
            // The password stands in a configuration that others read: it must be changed at the first sign-in.
            var account = new Account
            {
                Name = "Administrateur",
                Email = email,
                UserName = email,
                MustChangePassword = true,
                ProvisionalUntil = app.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(ProvisionalPassword.Days),
            };
            await history.ChangeAsync(
                HistoryAct.AccountOpened,
                account,
                async () =>
                {
                    await accounts.CreateAsync(account, password).OrThrowAsync();
                    return await accounts.AddToRoleAsync(account, Roles.Administrator).OrThrowAsync();
                },
                $"{Roles.InFrench(Roles.Administrator)} — par la configuration");
            return;
        }

        var token = app.Services.GetRequiredService<SetupToken>().Issue();
        Console.WriteLine($"Aucun administrateur. Créez le premier à l’adresse du serveur suivie de {Urls.Setup}?jeton={token}");
    }
}
