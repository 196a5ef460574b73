using System.Globalization;
using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Requests;
using AccessRequests.Pdf;
using AccessRequests.Letters.Drafts;
using AccessRequests.Web.AtRest;
using AccessRequests.Web.Data;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Packages;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Decisions;

public sealed partial class ApprovalPage
{
    private AccessRequest? _request;
    private IReadOnlyList<RequestedDocument> _documents = [];
    private IReadOnlyList<string> _drafters = [];
    private IReadOnlyList<Obstacle> _blockers = [];
    private IReadOnlyList<Obstacle> _warnings = [];
    private DecisionLetter? _letter;
    private DateOnly _due;
    private bool _isLate;
    private Guid _actorId;
    private RequestedDocument? _shown;
    private string _source = "";
    private IReadOnlyList<PageWithheld> _uncertain = [];
    private string? _refusal;
    private bool _preparing;
    private ReturnForm _form = new();
    private bool _busy;

    [Parameter]
    public required string Number { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required Readings Readings { get; init; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required ApproveDecision ApproveDecision { get; init; }

    [Inject]
    public required PreviewCache Previews { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private string DueSentence => _isLate
        ? $"{FrenchDate.WithWeekday(_due)} — en retard : tout défaut de répondre dans le délai est réputé un refus (art. 52)"
        : FrenchDate.WithWeekday(_due);

    private string UncertainSentence => _uncertain.Count == 1
        ? $"La page {_uncertain[0].Page} contient un élément qui ne peut être caviardé avec certitude : elle est retenue en entier."
        : $"Les pages {string.Join(", ", _uncertain.Select(page => page.Page))} contiennent un élément qui ne peut être caviardé avec certitude : elles sont retenues en entier.";

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        var request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(known => known.Number == Number);

        if (request is null)
        {
            Navigation.NotFound();
            return;
        }

        await Readings.OfRequestAsync(request.Id, (await Authentication).User);

        var today = Time.QuebecToday();
        var drafters = request.Decision.Drafters;
        _actorId = (await Authentication).User.ToActor().Id;
        _documents = await db.Documents.AsNoTracking().Where(document => document.RequestId == request.Id).OrderBy(document => document.AddedAt).ToListAsync();
        _drafters = await db.Users.Where(account => drafters.Contains(account.Id)).Select(account => account.Name).OrderBy(name => name).ToListAsync();
        _letter = await db.DecisionLetterAsync(request, _documents, today, CancellationToken.None);
        _blockers = request.Status == RequestStatus.AwaitingApproval ? _letter.Obstacles(today) : [];
        _warnings = request.Status == RequestStatus.AwaitingApproval ? _letter.Warnings(today) : [];
        _due = request.Clocks(await db.AnswerCalendarAsync(CancellationToken.None)).Due;
        _isLate = (request.Status == RequestStatus.Approved ? request.Decision.DecidedOn ?? today : today) > _due;
        _request = request;
        ShowLetter();
    }

    private void ShowLetter() => Show(null, DecisionUrls.Letter(Number), [], null);

    /// <summary>The copy is made before it is framed, so that a refusal of the engine is said in words.</summary>
    private async Task ShowAsync(RequestedDocument document)
    {
        _shown = document;
        _preparing = true;
        StateHasChanged();

        try
        {
            var preview = await Previews.PreviewAsync(document, CancellationToken.None);
            Show(document, DecisionUrls.Preview(Number, document.Id), [.. preview.Withheld.Where(page => page.Uncertainty is not null)], null);
        }
        catch (Exception refusal) when (refusal is UnredactablePdfException or UnverifiedReleaseException or DamagedFileException)
        {
            Show(document, "", [], ReleaseRefusals.InFrench(refusal));
        }
        finally
        {
            _preparing = false;
        }
    }

    private void Show(RequestedDocument? document, string url, IReadOnlyList<PageWithheld> uncertain, string? refusal)
    {
        _shown = document;
        _source = url;
        _uncertain = uncertain;
        _refusal = refusal;
    }

    private async Task ApproveAsync()
    {
        var confirmed = await Dialogs.ShowMessageBoxAsync(
            "Approuver la décision ?",
            $"La demande {Number} ne pourra plus être modifiée, et sa trousse pourra être assemblée.",
            yesText: "Approuver",
            cancelText: "Annuler");

        if (confirmed == true)
        {
            var seen = _letter!.Fingerprint();
            await ActAsync(user => ApproveDecision.ApproveAsync(_request!.Id, seen, user), "Décision approuvée.");
        }
    }

    private Task ReturnAsync() => ActAsync(user => ApproveDecision.ReturnAsync(_request!.Id, _form, user), "Projet retourné.");

    private Task WithdrawAsync() => ActAsync(user => ApproveDecision.WithdrawAsync(_request!.Id, _form, user), "Approbation retirée.");

    private async Task ActAsync(Func<ClaimsPrincipal, Task> act, string done)
    {
        _busy = true;
        var user = (await Authentication).User;

        if (await Snackbar.DoAsync(() => act(user), done, LoadAsync))
        {
            _form = new ReturnForm();
        }

        _busy = false;
    }

    private static string Pressed(bool isPressed) => isPressed ? "true" : "false";

    private static string Marks(RequestedDocument document) =>
        document.Retained.Count() is > 0 and var count ? $" — {FrenchCount.Of(count, "marque", "marques")}" : "";

    private static string Moment(DateTimeOffset at)
    {
        var local = QuebecTime.ToQuebec(at);
        return $"le {FrenchDate.Of(DateOnly.FromDateTime(local.DateTime))} à {local.ToString("H 'h' mm", CultureInfo.InvariantCulture)}";
    }
}
