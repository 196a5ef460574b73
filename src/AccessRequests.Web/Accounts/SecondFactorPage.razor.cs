using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Accounts;

/// <summary>
/// Gives an account its second factor: for someone who is signed in, and for someone at the door who gave the right password where the
/// installation opens no session without one. An account that has one changes it only from within.
/// </summary>
public sealed partial class SecondFactorPage
{
    private const string WrongCode = "Ce code n’est pas celui de ce moment. Attendez le suivant, et vérifiez que l’heure du téléphone est automatique.";

    private Account? _account;
    private bool _hasSession;
    private SecondFactorOffer? _offer;
    private IReadOnlyList<string>? _codes;
    private string? _refusal;

    [SupplyParameterFromForm]
    public SecondFactorForm Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = Urls.ReturnParameter)]
    public string? ReturnAddress { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required UserManager<Account> Accounts { get; init; }

    [Inject]
    public required AccountSignIn Session { get; init; }

    [Inject]
    public required AccessRequestsDb Db { get; init; }

    [Inject]
    public required SecondFactor Factor { get; init; }

    [Inject]
    public required IdentityConfirmation Confirmation { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync()
    {
        Form ??= new SecondFactorForm();
        var user = (await Authentication).User;
        _account = await Accounts.GetUserAsync(user);
        _hasSession = _account is not null;
        _account ??= await Session.GetTwoFactorAuthenticationUserAsync();

        if (_account is null || (_account.TwoFactorEnabled && !_hasSession))
        {
            Navigation.NavigateTo(_account is null ? Urls.WithReturn(Urls.SignIn, ReturnAddress) : Urls.WithReturn(Urls.SignInCode, ReturnAddress));
        }
        else if (_account.IsFromProvider)
        {
            Navigation.NavigateTo(Urls.MyAccount);
        }
        else
        {
            _offer = Form.Ticket.Length > 0 ? Factor.Reopen(_account, Form.Ticket) : Factor.Offer(_account);
            _refusal = _offer is null ? "Cette page est restée ouverte trop longtemps : voici une nouvelle clé." : null;
            _offer ??= Factor.Offer(_account);
        }
    }

    private async Task SetAsync()
    {
        if (_account is null || _offer is null || _refusal is not null)
        {
            return;
        }

        if (_hasSession && await Confirmation.ObstacleAsync((await Authentication).User, Form.Password) is { } obstacle)
        {
            _refusal = obstacle.InFrench();
            return;
        }

        // Before the present code, which serves once.
        if (!Factor.Matches(_offer, Form.Code))
        {
            _refusal = WrongCode;
            return;
        }

        if (_hasSession && await Confirmation.FactorObstacleAsync((await Authentication).User, Form.Present) is { } missing)
        {
            _refusal = missing.InFrench();
            return;
        }

        if (_hasSession)
        {
            // As it is now, not as it was when the page was opened.
            await Db.Entry(_account).ReloadAsync();
        }

        if ((_codes = await Factor.SetAsync(_account, _offer, Form.Code)) is null)
        {
            _refusal = WrongCode;
        }
        else if (_hasSession)
        {
            await Session.KeepAsync(_account);
        }
        else
        {
            await Session.OpenAfterCodeAsync(_account);
        }
    }
}
