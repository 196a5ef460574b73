using AccessRequests.Domain.Requests;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;

namespace AccessRequests.Web.Accounts;

/// <summary>The second step of signing in, for some minutes after the right password.</summary>
public sealed partial class SignInCodePage
{
    private string? _refusal;

    [SupplyParameterFromForm]
    public CodeForm Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = Urls.ReturnParameter)]
    public string? ReturnAddress { get; set; }

    [SupplyParameterFromQuery(Name = "secours")]
    public bool IsRecovery { get; set; }

    [Inject]
    public required AccountSignIn Session { get; init; }

    [Inject]
    public required SessionHistory Sessions { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync()
    {
        Form ??= new CodeForm();

        if (await Session.GetTwoFactorAuthenticationUserAsync() is null)
        {
            Navigation.NavigateTo(Urls.WithReturn(Urls.SignIn, ReturnAddress));
        }
    }

    private async Task OpenAsync()
    {
        if (await Session.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return;
        }

        var result = IsRecovery
            ? await Session.TwoFactorRecoveryCodeSignInAsync(Form.Code)
            : await Session.TwoFactorAuthenticatorSignInAsync(OneTimeCodes.Digits(Form.Code), isPersistent: false, rememberClient: false);

        if (result.Succeeded)
        {
            Navigation.NavigateTo(Urls.LocalOrDashboard(ReturnAddress));
            return;
        }

        await Sessions.RecordAsync(HistoryAct.SignInRefused, account, result.IsLockedOut ? "Second facteur, compte verrouillé" : "Second facteur");
        _refusal = result.IsLockedOut
            ? $"Trop d’essais : le compte est verrouillé pendant {SecurityRegistration.LockoutMinutes} minutes."
            : IsRecovery
                ? "Ce code de secours n’est pas l’un des vôtres, ou il a déjà servi."
                : "Ce code n’est pas celui de ce moment, ou il a déjà servi. Attendez le suivant, et vérifiez que l’heure du téléphone est automatique.";
    }
}
