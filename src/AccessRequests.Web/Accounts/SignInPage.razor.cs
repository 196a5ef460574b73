using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts.Providers;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Accounts;

public sealed partial class SignInPage
{
    public const string RefusalParameter = "refus";

    /// <summary>One sentence for every reason: another for a locked account would tell which addresses have one.</summary>
    internal static readonly string RefusalSentence =
        $"Courriel ou mot de passe incorrect, compte désactivé ou qui attend d’être confirmé, ou mot de passe provisoire de plus de {ProvisionalPassword.Days} jours. Après plusieurs essais, un compte est verrouillé {SecurityRegistration.LockoutMinutes} minutes. "
        + "Si vous n’avez plus accès au vôtre, adressez-vous à l’administrateur.";

    private string? _refusal;

    [SupplyParameterFromForm]
    public SignInForm Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = Urls.ReturnParameter)]
    public string? ReturnAddress { get; set; }

    [SupplyParameterFromQuery(Name = RefusalParameter)]
    public string? ProviderRefused { get; set; }

    [Inject]
    public required IdentityProvider Provider { get; init; }

    [Inject]
    public required SessionHistory Sessions { get; init; }

    [Inject]
    public required UserManager<Account> Accounts { get; init; }

    [Inject]
    public required AccountSignIn Session { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required DemonstrationMode Demonstration { get; init; }

    private string? Refusal => _refusal ?? (Enum.TryParse<ProviderRefusal>(ProviderRefused, out var refusal) && Enum.IsDefined(refusal) ? refusal.InFrench(Provider.Name) : null);

    protected override void OnInitialized() => Form ??= new SignInForm();

    private async Task SignInAsync()
    {
        if (await Accounts.FindByEmailAsync(Form.Email) is not { } account)
        {
            // As long as a true check, or the time to answer would tell which addresses have an account.
            Accounts.PasswordHasher.HashPassword(new Account { Name = "" }, Form.Password);
            await Sessions.RecordAsync(HistoryAct.SignInRefused, null);
            Refuse();
            return;
        }

        var result = await Session.CheckPasswordSignInAsync(account, Form.Password, lockoutOnFailure: true);

        if (result.IsLockedOut || result.IsNotAllowed || account.PasswordHash is null)
        {
            // Neither checked the password: the time to answer would tell that the account exists.
            Accounts.PasswordHasher.HashPassword(account, Form.Password);
        }

        if (!result.Succeeded)
        {
            await Sessions.RecordAsync(HistoryAct.SignInRefused, account, result.IsLockedOut ? "Compte verrouillé" : null);
            Refuse();
        }
        else if (account.MustChangePassword)
        {
            Navigation.NavigateTo($"{Urls.ChangePassword}?provisoire=true");
        }
        else
        {
            Navigation.NavigateTo(await Session.AfterPasswordAsync(account) switch
            {
                Door.Code => Urls.WithReturn(Urls.SignInCode, ReturnAddress),
                Door.Enrolment => Urls.WithReturn(Urls.SecondFactor, ReturnAddress),
                _ => Urls.LocalOrDashboard(ReturnAddress),
            });
        }
    }

    private void Refuse() => _refusal = RefusalSentence;
}
