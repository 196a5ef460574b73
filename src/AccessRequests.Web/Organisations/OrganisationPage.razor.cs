using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Organisations;

public sealed partial class OrganisationPage
{
    private OrganisationForm? _form;
    private IReadOnlyList<FieldLine> _opened = [];
    private IReadOnlyList<FieldLine>? _changes;
    private IReadOnlyList<FormerLetterhead> _formerLetterheads = [];
    private DateOnly? _letterheadSince;
    private List<Signatory> _signatories = [];
    private SignatoryForm? _signer;
    private IReadOnlyList<FieldLine>? _signerChanges;
    private Signatory? _edited;
    private bool _busy;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required EditOrganisation EditOrganisation { get; init; }

    [Inject]
    public required EditSignatory EditSignatory { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private string NumberExample => NumberFormat.TryParse(_form!.NumberPattern) is { } format
        ? $"Exemple : {format.Format(Time.QuebecToday().Year, 1)}. « AAAA » est l’année, « # » un chiffre du rang."
        : "« AAAA » est l’année, une suite de « # » les chiffres du rang.";

    protected override Task OnInitializedAsync() => LoadAsync();

    /// <summary>What is typed in a form that is open stays; what a colleague saved meanwhile is shown beside it.</summary>
    private async Task LoadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        var organisation = await db.Organisations.AsNoTracking().SingleAsync();
        var current = OrganisationForm.Of(organisation, Time.QuebecToday());

        if (_form is null)
        {
            (_form, _changes) = (current, null);
        }
        else if (_form.Version != current.Version)
        {
            _changes = [.. current.Lines.Except(_opened)];
            _form.Version = current.Version;
        }

        _opened = current.Lines;
        _letterheadSince = organisation.LetterheadSince;
        _formerLetterheads = [.. organisation.FormerLetterheads.OrderByDescending(former => former.ReplacedAt)];
        _signatories = await db.Signatories.AsNoTracking().OrderBy(signatory => signatory.Name).ToListAsync();

        if (_signer is not null && _signatories.SingleOrDefault(signatory => signatory.Id == _edited?.Id) is { } signer && signer.Version != _signer.Version)
        {
            _signerChanges = [.. SignatoryForm.Of(signer).Lines.Except(SignatoryForm.Of(_edited!).Lines)];
            (_edited, _signer.Version) = (signer, signer.Version);
        }
    }

    private void EditSigner(Signatory? signatory)
    {
        _edited = signatory;
        _signerChanges = null;
        _signer = signatory is null ? new SignatoryForm() : SignatoryForm.Of(signatory);
    }

    private void CloseSigner() => _signer = null;

    private Task SaveAsync() => ActAsync(
        async user =>
        {
            await EditOrganisation.ExecuteAsync(_form!, user);
            _form = null;
        },
        "Organisme enregistré.");

    private string LetterheadTerm => _letterheadSince is { } since
        ? $"L’en-tête actuel vaut depuis le {FrenchDate.Of(since)} ; la même date le corrige."
        : "Les lettres datées d’avant gardent l’en-tête actuel.";

    private static string TermOf(FormerLetterhead former) => former.Until is { } until
        ? former.Since is { } since ? $"du {FrenchDate.Of(since)} au {FrenchDate.Of(until)}" : $"jusqu’au {FrenchDate.Of(until)}"
        : "corrigé";

    private Task SaveSignerAsync() => ActAsync(
        async user =>
        {
            await EditSignatory.ExecuteAsync(_edited?.Id, _signer!, user);
            CloseSigner();
        },
        "Signataire enregistré.");

    private Task RetireAsync(Signatory signatory) => ActAsync(user => EditSignatory.RetireAsync(signatory.Id, user), $"{signatory.Name} ne peut plus être choisi.");

    private Task RestoreAsync(Signatory signatory) => ActAsync(user => EditSignatory.RestoreAsync(signatory.Id, user), $"{signatory.Name} peut de nouveau être choisi.");

    /// <summary>When they sign and for whom, where it is not always and for themselves.</summary>
    private static string TermOf(Signatory signatory) => string.Concat(
        signatory.SignsFor is { } holder ? $" — pour {holder}" : "",
        signatory.From is { } from ? $" — à compter du {FrenchDate.Of(from)}" : "",
        signatory.To is { } to ? $" — jusqu’au {FrenchDate.Of(to)}" : "");

    private async Task ActAsync(Func<ClaimsPrincipal, Task> act, string done)
    {
        _busy = true;
        var user = (await Authentication).User;
        await Snackbar.DoAsync(() => act(user), done, LoadAsync);
        _busy = false;
    }
}
