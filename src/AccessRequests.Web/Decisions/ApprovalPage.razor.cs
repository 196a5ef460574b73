using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;
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
    private const int MaxHeldAsRead = 200;

    private static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _closed = new();
    private AccessRequest? _request;
    private IReadOnlyList<RequestedDocument> _documents = [];
    private IReadOnlyList<string> _drafters = [];
    private IReadOnlyList<Obstacle> _blockers = [];
    private IReadOnlyList<Obstacle> _warnings = [];
    private IReadOnlyList<HistoryEntry> _heldAsRead = [];
    private DecisionLetter? _letter;
    private DateOnly _due;
    private bool _isLate;
    private Guid _actorId;
    private Package? _package;
    private Obstacle? _unready;
    private PackageManifest? _manifest;
    private IReadOnlyList<OutgoingFile> _files = [];
    private OutgoingFile? _shown;
    private ApprovalForm _approval = new();
    private ReturnForm _form = new();
    private bool _watching;
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
    public required BuildPackage BuildPackage { get; init; }

    [Inject]
    public required ArtefactStore Artefacts { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    private string DueSentence => _isLate
        ? $"{FrenchDate.WithWeekday(_due)} — en retard : tout défaut de répondre dans le délai est réputé un refus (art. {_request!.SilenceArticle})"
        : FrenchDate.WithWeekday(_due);

    /// <summary>Pages of what is shown that the engine withheld because it could not treat them with certainty.</summary>
    private IReadOnlyList<int> UncertainPages =>
        [.. _manifest?.Files.FirstOrDefault(file => file.Name == _shown?.Artefact.FileName)?.PagesWithheld?.Where(page => page.Uncertain).Select(page => page.Page) ?? []];

    private string UncertainSentence => UncertainPages.Count == 1
        ? $"La page {UncertainPages[0]} contient un élément qui ne peut être caviardé avec certitude : elle est retenue en entier."
        : $"Les pages {string.Join(", ", UncertainPages)} contiennent un élément qui ne peut être caviardé avec certitude : elles sont retenues en entier.";

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        Watch();
    }

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
        _documents = request.Deciding(await db.Documents.AsNoTracking().Where(document => document.RequestId == request.Id).OrderBy(document => document.AddedAt).ToListAsync());
        _drafters = await db.Users.Where(account => drafters.Contains(account.Id)).Select(account => account.Name).OrderBy(name => name).ToListAsync();
        _letter = await db.DecisionLetterAsync(request, _documents, today, CancellationToken.None);
        (_blockers, _warnings) = request.Status == RequestStatus.AwaitingApproval && _letter.Compose() is var composed
            ? (_letter.Obstacles(composed, today), _letter.Warnings(composed, today))
            : ([], []);
        var released = _documents.Where(document => document.IsReleased).Select(document => document.Id).ToList();
        _heldAsRead = await db.History.AsNoTracking()
            .Where(entry => entry.RequestId == request.Id && entry.Act == HistoryAct.PagesHeldAsRead && entry.DocumentId != null && released.Contains(entry.DocumentId.Value))
            .OrderByDescending(entry => entry.Sequence)
            .Take(MaxHeldAsRead)
            .ToListAsync();
        _due = _letter.LastDay;
        _isLate = (request.Status == RequestStatus.Approved ? request.Decision.DecidedOn ?? today : today) > _due;
        _package = await db.LatestPackageAsync(request.Id, CancellationToken.None);
        _unready = request.Status switch
        {
            RequestStatus.AwaitingApproval => Package.ObstacleToApproval(_package, _letter.Fingerprint()),
            RequestStatus.Approved when _package is not null => await db.ObstacleToDownloadAsync(request, _package, today, CancellationToken.None),
            _ => new Obstacle(ObstacleKind.RequestNotAwaitingApproval),
        };
        _manifest = _unready is null ? await ManifestAsync(_package!) : null;
        _files = _unready is null ? [.. OutgoingFile.Of(_package!, _documents)] : [];
        _shown = _files.FirstOrDefault(file => file.Artefact.Id == _shown?.Artefact.Id) ?? (_files.Count > 0 ? _files[0] : null);
        _request = request;
    }

    /// <summary>Null when the file on disk is no longer the one that was verified: the door refuses it then, and says so.</summary>
    private async Task<PackageManifest?> ManifestAsync(Package package)
    {
        try
        {
            await using var stream = await Artefacts.OpenVerifiedAsync(package.Artefacts.Single(artefact => artefact.Kind == ArtefactKind.Manifest), _closed.Token);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, _closed.Token);
            return PackageManifest.Parse(bytes.ToArray());
        }
        catch (DamagedFileException)
        {
            return null;
        }
    }

    /// <summary>Follows the job until it is over; the page itself is not awaited.</summary>
    private void Watch()
    {
        if (!_watching && _package is { IsUnderway: true })
        {
            _watching = true;
            _ = InvokeAsync(FollowAsync);
        }
    }

    private async Task FollowAsync()
    {
        try
        {
            while (_package is { IsUnderway: true })
            {
                await Task.Delay(RefreshInterval, _closed.Token);
                await LoadAsync();
                StateHasChanged();
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left: nobody looks at the progress any more.
        }
        finally
        {
            _watching = false;
        }
    }

    private async Task BuildAsync()
    {
        await ActAsync(user => BuildPackage.ExecuteAsync(_request!.Id, user), "Assemblage demandé.");
        Watch();
    }

    private Task ApproveAsync()
    {
        var (seen, form) = (_package!.ManifestSha256!, _approval);
        _approval = new ApprovalForm();
        return ActAsync(user => ApproveDecision.ApproveAsync(_request!.Id, seen, form, user), "Décision approuvée.");
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
}
