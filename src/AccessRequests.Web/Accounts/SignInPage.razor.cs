using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Accounts;

public sealed partial class SignInPage
{
    private string? _refusal;

    [SupplyParameterFromForm]
    public SignInForm Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = Urls.ReturnParameter)]
    public string? ReturnAddress { get; set; }

    [Inject]
    public required UserManager<Account> Accounts { get; init; }

    [Inject]
    public required SignInManager<Account> Session { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required DemonstrationMode Demonstration { get; init; }

    protected override void OnInitialized() => Form ??= new SignInForm();

    private async Task SignInAsync()
    {
        if (await Accounts.FindByEmailAsync(Form.Email) is not { } account)
        {
            // As long as a true check, or the time to answer would tell which addresses have an account.
            Accounts.PasswordHasher.HashPassword(new Account { Name = "" }, Form.Password);
            Refuse();
            return;
        }

        var result = await Session.CheckPasswordSignInAsync(account, Form.Password, lockoutOnFailure: true);

        if (result.IsLockedOut)
        {
            _refusal = $"Trop d’essais : le compte est verrouillé pendant {SecurityRegistration.LockoutMinutes} minutes.";
        }
        else if (!result.Succeeded)
        {
            Refuse();
        }
        else if (account.MustChangePassword)
        {
            Navigation.NavigateTo($"{Urls.ChangePassword}?provisoire=true");
        }
        else
        {
            await Session.SignInAsync(account, isPersistent: false);
            Navigation.NavigateTo(Urls.LocalOrDashboard(ReturnAddress));
        }
    }

    private void Refuse() =>
        _refusal = "Courriel ou mot de passe incorrect, ou compte désactivé. Si vous n’avez plus accès à votre compte, adressez-vous à l’administrateur.";
}
