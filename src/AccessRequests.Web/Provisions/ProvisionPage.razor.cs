using System.Globalization;
using System.Security.Claims;
using AccessRequests.Domain.Provisions;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Provisions;

public sealed partial class ProvisionPage
{
    private Provision? _provision;
    private ProvisionTextForm? _form;
    private ProvisionText? _edited;
    private IReadOnlyList<FieldLine>? _changes;
    private IReadOnlyList<FieldLine> _opened = [];
    private bool _canManage;
    private bool _canVerify;
    private Guid _actorId;
    private bool _busy;

    [Parameter]
    public required string Number { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required EditProvisionText EditProvisionText { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    protected override async Task OnParametersSetAsync()
    {
        var user = (await Authentication).User;
        _canManage = (await Authorization.AuthorizeAsync(user, Policies.ManageProvisions)).Succeeded;
        _canVerify = (await Authorization.AuthorizeAsync(user, Policies.VerifyProvisions)).Succeeded;
        _actorId = user.ToActor().Id;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        _provision = await db.Provisions.AsNoTracking().SingleOrDefaultAsync(provision => provision.Number == Number);

        if (_provision is null)
        {
            Navigation.NotFound();
            return;
        }

        // What is typed stays; what a colleague saved meanwhile is shown beside it.
        if (_form?.Version is { } opened && opened != _provision.Version && _provision.Texts.SingleOrDefault(text => text.Id == _edited!.Id) is { } current)
        {
            _changes = [.. ProvisionTextForm.Of(_provision, current).Lines.Except(_opened)];
            (_edited, _form.Version, _opened) = (current, _provision.Version, ProvisionTextForm.Of(_provision, current).Lines);
        }
    }

    private void Edit(ProvisionText? text)
    {
        _edited = text;
        _form = text is null ? new ProvisionTextForm() : ProvisionTextForm.Of(_provision!, text);
        (_opened, _changes) = (_form.Lines, null);
    }

    private void Close() => _form = null;

    private Task SaveAsync() => ActAsync(
        async user =>
        {
            await EditProvisionText.ExecuteAsync(Number, _edited?.Id, _form!, user);
            Close();
        },
        "Texte enregistré : il reste à le vérifier.");

    private async Task VerifyAsync(ProvisionText text)
    {
        var seen = EditProvisionText.Compared(text);
        var confirmed = await Dialogs.ShowMessageBoxAsync(
            $"Vérifier le texte de l’article {Number} ?",
            $"Vous attestez l’avoir comparé mot à mot, avec sa ligne d’historique, à sa source ({text.Source.TrimEnd('.')}). Il pourra être imprimé sur les lettres approuvées, et votre nom y restera attaché au catalogue.",
            yesText: "Je l’ai comparé à sa source",
            cancelText: "Annuler");

        if (confirmed == true)
        {
            await ActAsync(user => EditProvisionText.VerifyAsync(Number, text.Id, seen, user), "Texte vérifié.");
        }
    }

    private async Task ActAsync(Func<ClaimsPrincipal, Task> act, string done)
    {
        _busy = true;
        var user = (await Authentication).User;
        await Snackbar.DoAsync(() => act(user), done, LoadAsync);
        _busy = false;
    }

    private static string Capitalized(string sentence) => $"{char.ToUpper(sentence[0], CultureInfo.CurrentCulture)}{sentence[1..]}";
}
