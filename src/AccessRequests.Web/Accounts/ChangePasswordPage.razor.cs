using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Accounts;

/// <summary>Open without a session, because a provisional password must be changed before there is one.</summary>
public sealed partial class ChangePasswordPage
{
    private string? _refusal;

    [SupplyParameterFromForm]
    public ChangePasswordForm Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "provisoire")]
    public bool IsProvisional { get; set; }

    [Inject]
    public required SessionHistory Sessions { get; init; }

    [Inject]
    public required UserManager<Account> Accounts { get; init; }

    [Inject]
    public required AccountSignIn Session { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override void OnInitialized() => Form ??= new ChangePasswordForm();

    private async Task ChangeAsync()
    {
        var account = await Accounts.FindByEmailAsync(Form.Email);
        var result = account is null ? SignInResult.Failed : await Session.CheckPasswordSignInAsync(account, Form.Current, lockoutOnFailure: true);

        if (account is null || result.IsLockedOut || result.IsNotAllowed || account.PasswordHash is null)
        {
            // As long as a true check, and the same sentence: neither tells which addresses have an account.
            Accounts.PasswordHasher.HashPassword(account ?? new Account { Name = "" }, Form.Current);
        }

        if (account is null || !result.Succeeded)
        {
            await Sessions.RecordAsync(HistoryAct.SignInRefused, account, "Changement du mot de passe");
            _refusal = SignInPage.RefusalSentence;
            return;
        }

        // Before the code, which serves once.
        foreach (var validator in Accounts.PasswordValidators)
        {
            if (await validator.ValidateAsync(Accounts, account, Form.New) is { Succeeded: false } weak)
            {
                _refusal = weak.InFrench();
                return;
            }
        }

        if (account.TwoFactorEnabled
            && !await Accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, Form.Code)
            && !await OneTimeCodes.RedeemAsync(Accounts, account, Form.Code))
        {
            // Whoever has the password alone does not lock its owner out with another one.
            await Accounts.AccessFailedAsync(account);
            await Sessions.RecordAsync(HistoryAct.SignInRefused, account, "Changement du mot de passe, second facteur");
            _refusal = "Ce compte a un second facteur : donnez le code que montre votre application, ou un code de secours, s’il n’a pas déjà servi.";
            return;
        }

        account.MustChangePassword = false;
        account.ProvisionalUntil = null;
        var change = await Sessions.ChangeAsync(
            HistoryAct.PasswordChanged,
            account,
            async () =>
            {
                var changed = await Accounts.ChangePasswordAsync(account, Form.Current, Form.New);

                if (changed.Succeeded)
                {
                    await Sessions.EndSessionsAsync(account.Id);
                }

                return changed;
            });

        if (!change.Succeeded)
        {
            _refusal = change.InFrench();
            return;
        }

        if (account.TwoFactorEnabled)
        {
            await Session.OpenAfterCodeAsync(account);
            Navigation.NavigateTo(Urls.Dashboard);
        }
        else
        {
            Navigation.NavigateTo(await Session.AfterPasswordAsync(account) == Door.Enrolment ? Urls.SecondFactor : Urls.Dashboard);
        }
    }
}
