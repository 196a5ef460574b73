using AccessRequests.Domain;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Accounts.Providers;
using AccessRequests.Web.Dashboard;
using AccessRequests.Web.Data;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace AccessRequests.Web.Accounts;

/// <summary>What people see and change of their own account.</summary>
public sealed partial class MyAccountPage
{
    private Account? _account;
    private string _roles = "";
    private string _sessionEnd = "";
    private int _recoveryCodes;
    private IReadOnlyList<HistoryEntry> _entries = [];
    private IReadOnlyList<OpenSession> _sessions = [];
    private Guid? _session;
    private bool _mayReadRequests;
    private AgendaSubscription? _agenda;
    private string? _agendaAddress;
    private IReadOnlyList<string>? _codes;
    private string? _refusal;
    private string? _done;

    [SupplyParameterFromForm(FormName = "codes")]
    public PasswordForm CodesForm { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "retrait")]
    public PasswordForm RemovalForm { get; set; } = null!;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required UserManager<Account> Accounts { get; init; }

    [Inject]
    public required AccountSignIn Session { get; init; }

    [Inject]
    public required SessionHistory Sessions { get; init; }

    [Inject]
    public required SessionTerms Terms { get; init; }

    [Inject]
    public required AccessRequestsDb Db { get; init; }

    [Inject]
    public required SecondFactor Factor { get; init; }

    [Inject]
    public required IdentityConfirmation Confirmation { get; init; }

    [Inject]
    public required AgendaAddress Agenda { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IdentityProvider Provider { get; init; }

    protected override async Task OnInitializedAsync()
    {
        CodesForm ??= new PasswordForm();
        RemovalForm ??= new PasswordForm();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var user = (await Authentication).User;

        if (await Accounts.GetUserAsync(user) is not { } account)
        {
            return;
        }

        _roles = string.Join(", ", Roles.All.Where(user.IsInRole).Select(Roles.InFrench));
        _sessionEnd = user.Instant(SessionClaims.OpenedAt) is { } opened
            ? $"depuis {QuebecTime.InFrench(opened)} ; elle finit au plus tard {QuebecTime.InFrench(opened + Terms.Maximum)}"
            : "";
        _recoveryCodes = account.TwoFactorEnabled ? await Accounts.CountRecoveryCodesAsync(account) : 0;
        _sessions = await Sessions.OpenOfAsync(account);
        _session = user.SessionId();
        _entries = await Sessions.OfAsync(account);
        _mayReadRequests = Policies.IsHeldBy(Policies.ReadRequests, user);
        _agenda = await Agenda.OfAsync(account);
        _account = account;
    }

    private Task RenewCodesAsync() => ActAsync(CodesForm, async account =>
    {
        _codes = await Factor.RenewCodesAsync(account);
        _done = "Voici vos nouveaux codes de secours ; les anciens ne servent plus. Ils ne seront plus montrés.";
    });

    private Task RemoveFactorAsync() => ActAsync(RemovalForm, async account =>
    {
        if (Terms.SecondFactorIsRequired)
        {
            _refusal = "Votre organisme demande un second facteur : changez d’appareil plutôt que de le retirer.";
            return;
        }

        await Sessions.ChangeAsync(HistoryAct.SecondFactorRemoved, account, () => SecondFactor.RemoveAsync(Accounts, account)).OrThrowAsync();
        await Session.KeepAsync(account);
        _done = "Le second facteur est retiré : un mot de passe seul ouvre votre compte. Vos autres sessions se ferment dans la minute.";
    });

    private async Task RenewAgendaAsync()
    {
        if (_account is not null && _mayReadRequests)
        {
            _agendaAddress = Navigation.ToAbsoluteUri($"{Urls.Agenda}/{await Agenda.RenewAsync(_account)}.ics").AbsoluteUri;
            await LoadAsync();
        }
    }

    private async Task EndAgendaAsync()
    {
        if (_account is not null)
        {
            await Agenda.EndAsync(_account);
            _done = "L’adresse de votre agenda ne répond plus.";
            await LoadAsync();
        }
    }

    private async Task ActAsync(PasswordForm form, Func<Account, Task> act)
    {
        if (_account is not { TwoFactorEnabled: true })
        {
            return;
        }

        var user = (await Authentication).User;

        if ((await Confirmation.ObstacleAsync(user, form.Password) ?? await Confirmation.FactorObstacleAsync(user, form.Code)) is { } obstacle)
        {
            _refusal = obstacle.InFrench();
        }
        else
        {
            // As it is now, not as it was when the page was opened.
            await Db.Entry(_account).ReloadAsync();
            await act(_account);
        }

        await LoadAsync();
    }
}
