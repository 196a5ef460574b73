using System.Security.Claims;
using AccessRequests.Domain;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;
using AccessRequests.Web.Data;
using AccessRequests.Web.Journal;
using AccessRequests.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Documents.Review;

/// <summary>The reviewer's desk: one document, its marks, and what becomes of it.</summary>
public sealed partial class ReviewPage
{
    private const int MostUsedCount = 7;
    private const int SuggestionCount = 3;

    private static readonly IReadOnlyList<ViewerMark> NoMarks = [];

    /// <summary>The marks that the act under way changes by the hand of this person.</summary>
    private readonly HashSet<PassageId> _ownActs = [];
    private readonly HashSet<PassageId> _underWay = [];

    /// <summary>The pages that the act under way takes back by the hand of this person.</summary>
    private readonly HashSet<int> _ownPages = [];

    /// <summary>Pages where a colleague took a mark off since this person opened the document: what they read was not what stands there now.</summary>
    private readonly SortedSet<int> _toReadAgain = [];
    private readonly HashSet<int> _readHere = [];
    private readonly PassageForm _form = new();

    /// <summary>Marks that were saved since the document was read.</summary>
    private readonly List<Passage> _made = [];
    private Task _acts = Task.CompletedTask;
    private AccessRequest? _request;
    private RequestedDocument? _document;
    private ProvisionPicker? _picker;
    private DeskMemory<ReviewPage> _memory = new();
    private MudBlazor.MudTextField<string>? _rangeField;

    /// <summary>The document that opens next is asked for by a key.</summary>
    private bool _takesFocus;
    private PassageList? _list;
    private string _shows = PassageList.All;
    private ProvisionCatalogue _catalogue = new([]);
    private IReadOnlyList<string> _mostUsed = [];
    private List<DeskDocument> _siblings = [];
    private PagesPanel? _pagesPanel;
    private IReadOnlyList<ViewerMark> _marks = [];
    private Dictionary<Passage, ViewerMark> _looks = [];
    private (RequestedDocument? Document, int Made) _drawn;
    private IReadOnlyList<Passage> _listed = [];
    private IReadOnlyList<SelectionHint> _pending = [];
    private PdfViewer? _viewer;
    private ClaimsPrincipal _user = new();
    private Passage? _edited;
    private Guid? _chosen;
    private string? _refusal;
    private string? _notice;

    /// <summary>Said of the last mark when its edge passes through letters.</summary>
    private string? _cut;
    private bool _mayMark;
    private bool _isKnown;
    private int _loads;
    private bool _isPreview;
    private bool _busy;
    private int _page = 1;
    private string _pageRange = "";
    private HashSet<int> _readPages = [];
    private bool _isBehind;
    private IReadOnlyList<PageState> _states = [];

    // What follows from all pages and marks is told once for each reading, and not each time that something is drawn.
    private string _letters = "";
    private string _progress = "";
    private string _outcome = "";
    private Obstacle? _unfinished;
    private IReadOnlyList<DeskPresence> _beside = [];
    private OpenDesk? _desk;

    [Parameter]
    public required string Number { get; set; }

    [Parameter]
    public Guid DocumentId { get; set; }

    /// <summary>The viewer keeps it in the address, so that a reload opens where one was.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? StartPage { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required Readings Readings { get; init; }

    [Inject]
    public required IDbContextFactory<AccessRequestsDb> Databases { get; init; }

    [Inject]
    public required IAuthorizationService Authorization { get; init; }

    [Inject]
    public required MarkPassage Marking { get; init; }

    [Inject]
    public required SettlePassage Passages { get; init; }

    [Inject]
    public required SettleDocument Outcomes { get; init; }

    [Inject]
    public required ReadPages Reading { get; init; }

    [Inject]
    public required OpenDesks Desks { get; init; }

    [Inject]
    public required DeskMemories Memories { get; init; }

    [Inject]
    public required OriginalPages Originals { get; init; }

    [Inject]
    public required DeskPace Pace { get; init; }

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The one predicate: the controls and the use cases ask the same.</summary>
    private Obstacle? Obstacle => _request?.ObstacleToEditing;

    /// <summary>Why the chosen articles cannot carry a mark: 14 alone, for one.</summary>
    private Obstacle? ObstacleToCiting =>
        _form.Provisions.Count == 0 ? null : _document!.ObstacleToCiting(_catalogue, _form.Citation, KeepsVisible, Time.QuebecToday());

    /// <summary>Only exceptions are chosen: what is selected stays in sight, and the file says why (art. 57).</summary>
    private bool KeepsVisible => _edited?.KeepsVisible ?? (_form.Provisions.Count > 0 && _catalogue.ObstacleToLeavingVisible(_form.Provisions) is null);

    /// <summary>What the reason is to say: of an article that leaves the choice, why it is made; of one that does not, what it forbids.</summary>
    private string ReasonHint => _form.Provisions.Select(_catalogue.Find).OfType<Provision>().Where(provision => provision.Kind == ProvisionKind.Ground).ToList() switch
    {
        { Count: 0 } => "En quelques mots, sans révéler le passage.",
        var grounds when grounds.Find(ground => ground.IsMandatory) is { } mandatory => $"L’article {mandatory.Number} interdit de communiquer : dites ce qu’il protège ici, sans révéler le passage.",
        var grounds => $"L’article {grounds[0].Number} permet de refuser sans y obliger : dites pourquoi le refus est choisi, sans révéler le passage.",
    };

    private Func<IReadOnlyList<int>, Task<bool>>? Watching => _mayMark && !_isPreview ? ReadAsync : null;

    private bool IsReadyToMark => LackingToMark is null;

    /// <summary>What is still to be said before anything can be marked, or null: the buttons and the keys ask the same.</summary>
    private string? LackingToMark =>
        _form.Provisions.Count == 0 ? "Choisissez au moins un article."
        : ObstacleToCiting is { } refused ? refused.InFrench()
        : string.IsNullOrWhiteSpace(_form.Reason) ? "Écrivez le motif."
        : null;

    /// <summary>The sentence that says why the buttons are not to be pressed.</summary>
    private string? Lacking => LackingToSettle is null ? null : "lacking";

    private string? LackingToSettle => _pending.Count == 0 ? "Sélectionnez d’abord un passage dans la page." : LackingToMark;

    private bool HasPreview => _document is { IsReleased: true };

    private string Position => $"Document {Place + 1} de {_siblings.Count}";

    private bool CanMark => _mayMark && _document is not null && Obstacle is null && !_isPreview;

    private DocumentId Id => new(DocumentId);

    private int Place => _siblings.FindIndex(known => known.Id == Id);

    /// <summary>The document as the page shows it.</summary>
    private Guid Seen => _document!.Version;

    /// <summary>A selection that waits for its articles and its reason is drawn too, or nobody knows what they are about to hide.</summary>
    private IReadOnlyList<ViewerMark> Drawn => _isPreview ? NoMarks : _marks;

    private DocumentId? Previous => Neighbour(-1);

    private DocumentId? Next => Neighbour(1);

    private string ViewerLabel => _isPreview ? "Document caviardé, tel qu’il sera transmis" : "Document original";

    private string ViewerAddress => _isPreview
        ? $"/demandes/{Number}/documents/{DocumentId}/apercu.pdf?version={_document!.Version:N}"
        : $"/demandes/{Number}/documents/{DocumentId}/original.pdf";

    public void Dispose() => _desk?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        if (_document?.Id != Id)
        {
            _desk?.Dispose();
            _desk = null;
            _beside = [];
            _document = null;
            _isKnown = false;
            _isPreview = false;
            _page = StartPage ?? 1;
            _notice = null;
            _cut = null;
            _refusal = null;
            _memory = Memories.Of(Id);
            _toReadAgain.Clear();
            _readHere.Clear();
            StopEditing();
        }

        _user = (await Authentication).User;
        _mayMark = (await Authorization.AuthorizeAsync(_user, Policies.MarkPassages)).Succeeded;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        Pace.Acted();
        var id = Id;
        var load = ++_loads;
        await using var db = await Databases.CreateDbContextAsync();
        _request = await db.Requests.AsNoTracking().SingleOrDefaultAsync(request => request.Number == Number);

        if (_request is null || !await db.Documents.AnyAsync(known => known.Id == id && known.RequestId == _request.Id))
        {
            Navigation.NotFound();
            return;
        }

        await Readings.OfDocumentAsync(_request.Id, id, _user);
        _isKnown = true;
        _siblings = await db.Documents.Where(known => known.RequestId == _request.Id).OrderBy(known => known.AddedAt).ThenBy(known => known.Id).Select(known => new DeskDocument(known.Id, known.Title, known.Original.PageCount)).ToListAsync();
        _catalogue = await db.CatalogueAsync(CancellationToken.None);
        var readings = await db.ReadPagesAsync(id, CancellationToken.None);

        // Thousands of marks take long to read: the viewer opens the file meanwhile, and the circuit answers.
        var heard = _desk?.Heard ?? [];
        var shown = _document;
        var document = await Task.Run(() => ReadDocumentAsync(db, id, shown, heard));

        // What is read later shows what is newer.
        if (load != _loads)
        {
            return;
        }

        if (document is null)
        {
            Navigation.NotFound();
            return;
        }

        if (shown is null)
        {
            // A second reader begins with what is still to be decided.
            var reader = _user.ToActor().Id;
            _shows = _mayMark && document.Passages.Any(passage => passage.IsUndecided && passage.MarkedById != reader) ? PassageList.Open : PassageList.All;
        }

        _document = document;
        _desk?.Forget(heard.Count);
        _listed = [.. document.Passages.OrderBy(passage => passage.Page).ThenByDescending(passage => passage.Areas.FirstOrDefault()?.Top)];
        _made.Clear();
        ShowReadings(readings);
        _desk ??= Desks.Open(id, _user.ToActor().Id, _user.DisplayName(), change => _ = InvokeAsync(() => FollowAsync(change)));
        Draw();
        _mostUsed = MostUsed(document);
        _isPreview &= HasPreview;
    }

    /// <summary>
    /// The document as it stands: of thousands of marks, those that the acts heard of touched, and all of them where another act was saved unheard.
    /// </summary>
    private static async Task<RequestedDocument?> ReadDocumentAsync(AccessRequestsDb db, DocumentId id, RequestedDocument? shown, IReadOnlyList<DocumentChange> heard)
    {
        var documents = db.Documents.AsNoTracking();

        if (shown?.Id == id)
        {
            var newer = await documents.WithMarksAsync(id, [.. heard.SelectMany(change => change.Marks).Distinct()], CancellationToken.None);

            if (newer is null || DocumentChange.Lead(heard, shown.Version, newer.Version))
            {
                newer?.CompleteFrom(shown);
                return newer;
            }
        }

        var document = await documents.SingleOrDefaultAsync(known => known.Id == id);
        document?.ShareWords();
        return document;
    }

    /// <summary>A colleague moved, or saved something: shown at once, unless an act of this desk is under way and will show it anyway.</summary>
    private async Task FollowAsync(DeskChange change)
    {
        if (_desk is not { } desk || _document is not { } before)
        {
            return;
        }

        _beside = Desks.Beside(desk);

        if (change == DeskChange.Document && _busy)
        {
            _isBehind = true;
        }
        else if (change == DeskChange.Document)
        {
            await LoadAsync();

            if (_document?.Id != before.Id)
            {
                return;
            }

            _toReadAgain.UnionWith(_document.ExposedSince(before, new HashSet<PassageId>()));
            _notice = _document.Version == before.Version ? _notice : "Un collègue vient de modifier ce document ; ses marques sont à jour.";
        }

        StateHasChanged();
    }

    private async Task<bool> ReadAsync(IReadOnlyList<int> pages)
    {
        if (_document is not { } document || !await Reading.OpenedAsync(document.Id, pages, _user) || _document?.Id != document.Id)
        {
            return false;
        }

        _readHere.UnionWith(pages);
        ShowReadings(_readPages);
        StateHasChanged();
        return true;
    }

    /// <summary>What this desk recorded counts although the readings were loaded just before.</summary>
    private void ShowReadings(IEnumerable<int> loaded)
    {
        _readPages = [.. loaded, .. _readHere];
        _states = _document!.StatesOfPages(_readPages);
        _letters = string.Concat(_states.Select(LetterOf));
        _progress = $"{_states.Count} p. : {string.Join(", ", _states.CountBy(state => state).OrderBy(count => count.Key).Select(count => $"{count.Value} {count.Key.InFrench().ToLowerInvariant()}{(count.Value > 1 && count.Key is PageState.Released or PageState.Withheld or PageState.NotRelevant ? "s" : "")}"))}";
        _unfinished = _document.ObstacleToFinishing(_request!, _readPages);
        _outcome = _document.AwaitsReview ? "Révision à terminer" : _document.Outcome.InFrench();
    }

    private async Task GoToAsync(Passage passage)
    {
        _chosen = passage.Id.Value;
        await _viewer!.GoToAsync(passage.Page, passage.Id.Value);
    }

    private Task ChooseAsync(Guid passage)
    {
        _chosen = passage;
        return Task.CompletedTask;
    }

    private Task EditAsync(Passage passage)
    {
        _edited = passage;
        SetPending([]);
        _form.Provisions = passage.Provisions;
        _form.Reason = passage.Reason;
        _form.Note = passage.Note;
        _form.Facts = passage.Facts;
        return GoToAsync(passage);
    }

    private void StopEditing()
    {
        _edited = null;
        SetPending([]);
    }

    private void SetPending(IReadOnlyList<SelectionHint> hints)
    {
        _pending = hints;
        Draw();
    }

    /// <summary>A passage that is still the one that was drawn keeps its mark: of thousands, an act makes one anew.</summary>
    private void Draw()
    {
        if (_drawn != (_document, _made.Count))
        {
            var drawn = _looks;
            _drawn = (_document, _made.Count);
            _looks = (_document?.Passages.Concat(_made).DistinctBy(passage => passage.Id) ?? []).ToDictionary(passage => passage, passage => drawn.GetValueOrDefault(passage) ?? ViewerMark.Of(passage));
        }

        _marks = [.. _looks.Values, .. _pending.Select(ViewerMark.Pending)];
    }

    private void ForgetChoice()
    {
        _form.Provisions = [];
        _form.Reason = "";
        _form.Facts = [];
        _form.Note = null;
    }

    private void TogglePreview()
    {
        _isPreview = !_isPreview;
        StopEditing();
    }

    private void PageChanged(int page)
    {
        _page = page;

        if (_desk is { } desk)
        {
            Desks.Move(desk, page);
        }

        PrepareToMark();
    }

    /// <summary>The file is opened for the first mark while the person reads.</summary>
    private void PrepareToMark()
    {
        if (CanMark && _form.Provisions.Count > 0)
        {
            _ = Originals.PrepareAsync(_document!.Original);
        }
    }

    /// <summary>53 brings 54 along, and 54 brings 53; whoever chose one is told of the other.</summary>
    private void SetProvisions(IReadOnlyCollection<string> provisions)
    {
        var complete = _catalogue.Complete(provisions);
        var brought = complete.Except(provisions).ToList();
        _notice = brought.Count > 0 ? $"L’article {string.Join(", ", brought)} est ajouté : il s’invoque avec celui que vous avez choisi." : null;
        _form.Provisions = complete;
        PrepareToMark();
    }

    private void SetReason(string? reason) => _form.Reason = reason ?? "";

    private IReadOnlyList<string> MostUsed(RequestedDocument document)
    {
        string[] usual = ["37", "39", "53", "31", "23", "24", "33", "36"];
        var used = document.Passages.SelectMany(passage => passage.Provisions).CountBy(number => number).OrderByDescending(count => count.Value).Select(count => count.Key);

        return [.. used.Concat(usual).Distinct().Where(number => _catalogue.Find(number)?.Kind == ProvisionKind.Ground).Take(MostUsedCount)];
    }

    /// <summary>The reasons that this document already gives for the same articles, the most frequent first; else what the article protects.</summary>
    private IReadOnlyList<string> Suggestions()
    {
        if (_form.Provisions.Count == 0)
        {
            return [];
        }

        var given = _document!.Passages
            .Where(passage => passage.Provisions.Count == _form.Provisions.Count && passage.Provisions.TrueForAll(_form.Provisions.Contains))
            .CountBy(passage => passage.Reason)
            .OrderByDescending(count => count.Value)
            .Select(count => count.Key);
        var usual = _form.Provisions.Select(_catalogue.Find).OfType<Provision>().Where(provision => provision.Kind == ProvisionKind.Ground).Select(provision => provision.Label);

        return [.. given.Concat(usual).Where(reason => reason != _form.Reason).Distinct().Take(SuggestionCount)];
    }

    private static char LetterOf(PageState state) => state switch
    {
        PageState.ToRead => 't',
        PageState.InProgress => 'i',
        PageState.ToReadAgain => 'a',
        PageState.Released => 'r',
        PageState.PartlyReleased => 'p',
        PageState.Withheld => 'w',
        PageState.NotRelevant => 'n',
        PageState.Duplicate => 'd',
    };

    private DocumentId? Neighbour(int step)
    {
        var at = Place + step;
        return at >= 0 && at < _siblings.Count ? _siblings[at].Id : null;
    }

    private string? AddressOf(DocumentId? document) => document is { } id ? $"/demandes/{Number}/documents/{id}/revision" : null;
}
