using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Fees;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Letters.Editing;
using AccessRequests.Letters.Wording;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Letters;

/// <summary>A letter of a file: its facts, its words, its approval where it decides something, its sending.</summary>
public sealed partial class LetterPage : IDisposable
{
    private readonly SendLetterForm _sending = new();
    private LetterDraft? _draft;
    private AccessRequest? _request;
    private LetterRecord? _record;
    private LetterContent? _content;
    private OfficeLetterForm? _form;
    private EditContext? _context;
    private IReadOnlyList<Signatory> _signatories = [];
    private IReadOnlyList<int> _pointNumbers = [];
    private IReadOnlyList<Obstacle> _warnings = [];
    private FeePrice? _price;
    private DateOnly _today;
    private Guid _actorId;
    private bool _canEdit;
    private bool _maySend;
    private ApprovalForm _approval = new();
    private bool _busy;

    [Parameter]
    public required string Number { get; set; }

    [Parameter]
    public required Guid Id { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required Readings Readings { get; init; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required EditOfficeLetter EditOfficeLetter { get; init; }

    [Inject]
    public required ApproveLetter ApproveLetter { get; init; }

    [Inject]
    public required SendLetter SendLetter { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private string Title => _draft?.Kind.InFrench() ?? "Lettre";

    private bool IsChanged => _context?.IsModified() == true;

    private IReadOnlyList<Obstacle> SendingObstacles =>
        [
            .. _draft!.ObstacleToPrices(_price) is { } prices ? [prices] : Enumerable.Empty<Obstacle>(),
            .. _sending.SentOn is { } day ? _draft.ObstaclesToSending(_request!, [], DateOnly.FromDateTime(day), _today) : [],
        ];

    public void Dispose() => Watch(null);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        var request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(known => known.Number == Number);
        var draft = request is null ? null : await db.Letters.AsNoTracking().SingleOrDefaultAsync(letter => letter.Id == Id && letter.RequestId == request.Id);

        if (draft is null)
        {
            Navigation.NotFound();
            return;
        }

        _today = Time.QuebecToday();
        var user = (await Authentication).User;
        await Readings.OfLetterAsync(request!.Id, draft.Id, user);
        var mayDraft = (await Authorization.AuthorizeAsync(user, Policies.DraftDecisions)).Succeeded;
        _actorId = user.ToActor().Id;
        _canEdit = mayDraft && draft.ObstacleToEditing is null;
        _maySend = mayDraft && draft.Status != LetterDraftStatus.Sent;
        _pointNumbers = [.. request.Points.Select(point => point.Number).Order()];
        _signatories = await db.Signatories.AsNoTracking().Where(known => known.IsActive || known.Id == draft.SignatoryId).OrderBy(known => known.Name).ToListAsync();
        _record = await db.LetterRecordAsync(request, draft, _today, CancellationToken.None);
        _price = draft.Kind == LetterKind.FeeEstimate ? await db.FeePriceAsync(request, CancellationToken.None) : null;
        _content = LetterComposer.Compose(_record);
        _warnings = [.. draft.Warnings(request, _record.Calendar, _today), .. _content.Warnings.Select(warning => warning.ToObstacle())];
        _sending.SentOn ??= _today.ToDateTime(TimeOnly.MinValue);
        (_request, _draft) = (request, draft);
        _form = OfficeLetterForm.Of(draft);
        Watch(new EditContext(_form));
    }

    /// <summary>The preview follows the fields as they are filled in, before anything is saved.</summary>
    private void ShowAsTyped(object? sender, FieldChangedEventArgs e)
    {
        var details = _form!.ToDetails(_price);

        _content = LetterComposer.Compose(_record! with
        {
            File = _record.File with
            {
                DecidedOn = details.DatedOn,
                Delivery = details.Delivery,
                Signatory = _signatories.FirstOrDefault(known => known.Id == details.SignatoryId)?.Details,
                Addressee = _draft!.IsForThirdParty ? PlainText.Lines(details.Recipient) : _record.File.Addressee,
            },
            Facts = details.Facts,
            Language = details.Language,
        });
        StateHasChanged();
    }

    private void Watch(EditContext? context)
    {
        if (_context is not null)
        {
            _context.OnFieldChanged -= ShowAsTyped;
        }

        _context = context;

        if (_context is not null)
        {
            _context.OnFieldChanged += ShowAsTyped;
        }
    }

    private string? NameOf(Guid? id) => _signatories.FirstOrDefault(signatory => signatory.Id == id)?.Name;

    private Task<bool> SaveAsync() => ActAsync(user => EditOfficeLetter.ExecuteAsync(Id, _draft!.Version, _form!, user), "Lettre enregistrée.");

    private Task<bool> EditAsync(IReadOnlyList<LetterEdit> edits) =>
        ActAsync(user => EditOfficeLetter.EditAsync(Id, _draft!.Version, edits, user), "Texte de la lettre enregistré.");

    private Task<bool> ApproveAsync()
    {
        var form = _approval;
        _approval = new ApprovalForm();
        return ActAsync(user => ApproveLetter.ExecuteAsync(Id, _draft!.Version, SentLetter.Of(Id, _content!).Sha256, form, user), "Lettre approuvée.");
    }

    private Task<bool> WithdrawAsync() => ActAsync(user => ApproveLetter.WithdrawAsync(Id, _draft!.Version, user), "Approbation retirée.");

    private Task<bool> SendAsync() => ActAsync(user => SendLetter.ExecuteAsync(Id, _draft!.Version, _sending, user), "Envoi consigné.");

    private async Task RemoveAsync()
    {
        var confirmed = await Dialogs.ShowMessageBoxAsync(
            "Supprimer le projet ?", "Ce qui y est écrit est perdu ; l’historique garde qu’il a existé.", yesText: "Supprimer", cancelText: "Annuler");

        if (confirmed == true && await ActAsync(user => EditOfficeLetter.RemoveAsync(Id, _draft!.Version, user), "Projet supprimé.", reload: false))
        {
            Navigation.NavigateTo(LetterUrls.Tab(Number));
        }
    }

    private async Task<bool> ActAsync(Func<ClaimsPrincipal, Task> act, string done, bool reload = true)
    {
        _busy = true;
        var user = (await Authentication).User;
        var isDone = await Snackbar.DoAsync(() => act(user), done, reload ? LoadAsync : () => Task.CompletedTask);
        _busy = false;
        return isDone;
    }
}
