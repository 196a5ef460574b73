using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Referrals;
using AccessRequests.Domain.Requests;
using AccessRequests.Letters;
using AccessRequests.Letters.Drafts;
using AccessRequests.Letters.Editing;
using AccessRequests.Web.Data;
using AccessRequests.Web.Documents.Consistency;
using AccessRequests.Web.Forms;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Packages;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace AccessRequests.Web.Decisions;

public sealed partial class DecisionPage
{
    private AccessRequest? _request;
    private IReadOnlyList<RequestedDocument> _documents = [];
    private IReadOnlyList<Signatory> _signatories = [];
    private DecisionRecord? _record;
    private LetterContent? _letter;
    private IReadOnlyList<Obstacle> _blockers = [];
    private IReadOnlyList<Obstacle> _warnings = [];
    private IReadOnlyList<(int Point, PointOutcome Outcome)> _suggested = [];
    private LetterForm _form = new();
    private LetterForm? _recorded;
    private DecisionWording? _wording;
    private bool _isLate;
    private bool _canEdit;
    private bool _mayDraft;
    private bool _mayReread;
    private LastReading? _lastReading;
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
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required DecidePoint DecidePoint { get; init; }

    [Inject]
    public required ApplySuggestedOutcomes ApplySuggestedOutcomes { get; init; }

    [Inject]
    public required EditLetter EditLetter { get; init; }

    [Inject]
    public required EditDecisionWords EditDecisionWords { get; init; }

    [Inject]
    public required ApproveDecision ApproveDecision { get; init; }

    [Inject]
    public required BuildPackage BuildPackage { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private string BlockerCount => _blockers.Count == 1
        ? "Une chose empêche de soumettre le projet :"
        : $"{_blockers.Count} choses empêchent de soumettre le projet :";

    private string SuggestionSummary => string.Join(" ; ", _suggested.Select(change => $"point {change.Point} : {change.Outcome.InFrench()}"));

    private string Left => FrenchCount.Named([.. _record!.Points.Select(point => point.Name)], "point", "points");

    /// <summary>Of a letter that follows another, what it may now say; null for a first letter.</summary>
    private string? Rest => _record?.Recalled is null ? null : $"Rien ne s’oppose à la lettre, qui ne décide que de ce qui restait ({Left}).";

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
        var user = (await Authentication).User;
        _documents = [.. (await db.DocumentsWithCitationsAsync(request.Id, CancellationToken.None)).OrderBy(document => document.AddedAt)];
        _signatories = await db.Signatories.AsNoTracking()
            .Where(signatory => signatory.IsActive || signatory.Id == request.Decision.SignatoryId)
            .OrderBy(signatory => signatory.Name)
            .ToListAsync();
        var decision = await db.DecisionLetterAsync(request, _documents, today, CancellationToken.None);
        var mayKnow = (await Authorization.AuthorizeAsync(user, Policies.ReadApplicants)).Succeeded;
        var letter = decision.Compose();
        (_record, _wording, _letter) = (decision.Record, decision.Wording, mayKnow ? letter : decision.WithoutApplicant().Compose());
        _isLate = (request.Decision.DecidedOn ?? today) > decision.LastDay;
        _blockers = decision.Obstacles(letter, today);
        _warnings = request.ObstacleToEditing is null ? decision.Warnings(letter, today) : [];
        _suggested = ApplySuggestedOutcomes.Changes(_record);
        _mayReread = (await Authorization.AuthorizeAsync(user, Policies.MarkPassages)).Succeeded;
        _lastReading = _documents.Any(document => document.IsReleased) ? await LastReading.OfAsync(db, request.Id, CancellationToken.None) : null;
        _mayDraft = (await Authorization.AuthorizeAsync(user, Policies.DraftDecisions)).Succeeded;
        _canEdit = request.ObstacleToEditing is null && _mayDraft;

        // What was typed and not yet saved outlives the saving of a point.
        var recorded = LetterForm.Of(request.Decision, _wording);

        if (_request is null || !recorded.Equals(_recorded))
        {
            (_form, _recorded) = (recorded, recorded with { });
        }

        _request = request;
    }

    private static string InFrench(PointGrouping grouping) => grouping switch
    {
        PointGrouping.OutcomeAndGrounds => "Ceux de même issue et de mêmes motifs",
        PointGrouping.Outcome => "Ceux de même issue, avec tous leurs motifs",
        PointGrouping.EachPoint => "Aucun : point par point",
    };

    private string? NameOf(Guid? id) => _signatories.FirstOrDefault(signatory => signatory.Id == id)?.Name;

    private IReadOnlyList<RequestedDocument> DocumentsOf(RequestPoint point) => [.. _documents.Where(document => document.Points.Contains(point.Number))];

    private Referral? ReferralOf(RequestPoint point) => _request!.Referrals.FirstOrDefault(referral => referral.Points.Contains(point.Number));

    private Task DecideAsync(PointDecisionForm form) =>
        ActAsync(user => DecidePoint.ExecuteAsync(_request!.Id, form, user), $"Issue du point {form.Point} enregistrée.");

    private Task DecideAnewAsync(int point) => ActAsync(user => DecidePoint.AnewAsync(_request!.Id, point, user), $"Le point {point} est à décider à nouveau.");

    private Task ApplySuggestionsAsync() =>
        ActAsync(user => ApplySuggestedOutcomes.ExecuteAsync(_request!.Id, _suggested, user), "Issues proposées appliquées.");

    private Task SaveLetterAsync() => ActAsync(user => EditLetter.ExecuteAsync(_request!.Id, _recorded!, _form, user), "Lettre enregistrée.");

    private Task EditWordsAsync(IReadOnlyList<LetterEdit> edits) =>
        ActAsync(user => EditDecisionWords.ExecuteAsync(_request!.Id, _wording!.Version, edits, user), "Texte de la lettre enregistré.");

    private Task SubmitAsync() => ActAsync(
        async user =>
        {
            await ApproveDecision.SubmitAsync(_request!.Id, user);
            await BuildPackage.ExecuteAsync(_request!.Id, user);
        },
        "Projet soumis à l’approbation ; sa trousse s’assemble. Vous pouvez le reprendre tant qu’il n’est pas approuvé.");

    private Task RecallAsync() => ActAsync(user => ApproveDecision.RecallAsync(_request!.Id, user), "Projet repris : le dossier est de nouveau ouvert.");

    private async Task ActAsync(Func<ClaimsPrincipal, Task> act, string done)
    {
        _busy = true;
        var user = (await Authentication).User;
        await Snackbar.DoAsync(() => act(user), done, LoadAsync);
        _busy = false;
    }
}
