using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Documents;

/// <summary>
/// A document found for a request. The file itself is an original that no outgoing route may reach; what is released is made
/// anew from it and from the marks.
/// </summary>
public sealed class RequestedDocument
{
    public const int TitleMaxLength = 300;
    public const int AuthorMaxLength = 200;
    public const int MaxPassages = 20_000;

    private const int MaxCopiesTold = 5;

    private readonly List<Passage> _passages = [];

    /// <summary>Marks that were not read with the document.</summary>
    private int _unread;

    /// <summary>What was counted of them where none was read.</summary>
    private MarkTally? _tally;

    private RequestedDocument(DocumentId id, AccessRequestId requestId, DocumentDetails details, StoredOriginal original, Actor actor, DateTimeOffset at)
    {
        Id = id;
        RequestId = requestId;
        Original = original;
        AddedBy = actor.Name;
        AddedAt = at;
        Title = "";
        Points = [];
        Set(details);
    }

    private RequestedDocument()
    {
        Original = null!;
        AddedBy = "";
        Title = "";
        Points = [];
    }

    public DocumentId Id { get; private init; }

    public AccessRequestId RequestId { get; private init; }

    public StoredOriginal Original { get; private init; }

    public string Title { get; private set; }

    public DocumentKind Kind { get; private set; }

    /// <summary>The date of the document: time-bound provisions (37, 39…) run from it.</summary>
    public DateOnly? Date { get; private set; }

    /// <summary>
    /// When the recommendation that this analysis was made for was decided: from then on article 39 protects it no longer. Null while
    /// no decision is known.
    /// </summary>
    public DateOnly? RecommendationDecidedOn { get; private set; }

    public string? Author { get; private set; }

    public string? Addressee { get; private set; }

    /// <summary>The points of the request that it answers, in order; at least one.</summary>
    public List<int> Points { get; private set; }

    public string AddedBy { get; private init; }

    public DateTimeOffset AddedAt { get; private init; }

    /// <summary>Every mark that was made, removed ones included.</summary>
    /// <exception cref="InvalidOperationException">Only some were read (<see cref="LeaveUnread(int)"/>): what follows from all of them cannot be told.</exception>
    public IReadOnlyList<Passage> AllPassages =>
        IsWhole ? _passages : throw new InvalidOperationException($"{_unread} marks of this document were not read.");

    public IEnumerable<Passage> Passages => AllPassages.Where(passage => !passage.IsRemoved);

    /// <summary>Every mark was read with the document.</summary>
    public bool IsWhole => _unread == 0;

    public IEnumerable<Passage> Retained => AllPassages.Where(passage => passage.IsHiding);

    /// <summary>What the retained marks cite; those that cite the same may be told once.</summary>
    internal IEnumerable<MarkCitation> Citations => _tally?.Citations ?? Retained.Select(passage => new MarkCitation(passage.Provisions, passage.Facts));

    /// <summary>Marks that someone must still retain or dismiss.</summary>
    public int UndecidedCount => _tally?.Undecided ?? Passages.Count(passage => passage.IsUndecided);

    /// <summary>Marks that are there, whatever became of them.</summary>
    public int PassageCount => _tally?.Present ?? Passages.Count();

    public int RetainedCount => _tally?.Retained ?? Retained.Count();

    /// <summary>Pages that a reviewer left to come back to, in order.</summary>
    public List<int> LeftPages { get; private set; } = [];

    /// <summary>Pages that are not released though no provision hides them, in order. None of them bears a mark that hides or waits.</summary>
    public List<AsidePage> AsidePages { get; private set; } = [];

    public Withholding? Withholding { get; private set; }

    public bool IsNotRelevant { get; private set; }

    /// <summary>Null until someone says that the review is finished, and again after an act that lets more be read.</summary>
    public DocumentReview? Review { get; private set; }

    /// <summary>What it would release has not been read to its end: without a mark, an unread document looks like a released one.</summary>
    public bool AwaitsReview => Review is null && IsReleased;

    /// <summary>Changes with every act, so that nobody overwrites what they have not seen.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    public ReleaseOutcome Outcome =>
        IsNotRelevant ? ReleaseOutcome.NotRelevant
        : Withholding is not null || WithheldPages.Count + AsidePages.Count == Original.PageCount ? ReleaseOutcome.Withheld
        : RetainedCount > 0 ? ReleaseOutcome.PartlyReleased
        : ReleaseOutcome.Released;

    /// <summary>It leaves, in whole or part.</summary>
    public bool IsReleased => Outcome is ReleaseOutcome.Released or ReleaseOutcome.PartlyReleased;

    /// <summary>Every provision that a retained mark or the withholding cites, in numeric order.</summary>
    public IReadOnlyList<string> Provisions =>
        IsNotRelevant
            ? []
            : [.. Citations.SelectMany(citation => citation.Provisions)
                .Concat(Withholding?.Provisions ?? [])
                .Distinct()
                .Order(ProvisionNumberComparer.Instance)];

    public IReadOnlyCollection<int> WithheldPages =>
        _tally?.WithheldPages ?? [.. Retained.Where(passage => passage.IsWholePage).Select(passage => passage.Page).Distinct().Order()];

    public ReleaseOutcome OutcomeOf(int page) =>
        IsNotRelevant ? ReleaseOutcome.NotRelevant
        : Withholding is not null || WithheldPages.Contains(page) ? ReleaseOutcome.Withheld
        : AsideOf(page) is not null ? ReleaseOutcome.NotRelevant
        : Retained.Any(passage => passage.Page == page) ? ReleaseOutcome.PartlyReleased
        : ReleaseOutcome.Released;

    /// <summary>Why the page is not released, where no provision says it; null for any other page.</summary>
    public AsidePage? AsideOf(int page) => AsidePages.Find(aside => aside.Page == page);

    /// <summary>Where the review of each page stands; the first is that of page 1.</summary>
    /// <param name="readPages">Those that someone opened or answers for.</param>
    public IReadOnlyList<PageState> StatesOfPages(IReadOnlySet<int> readPages)
    {
        if (IsNotRelevant || Withholding is not null)
        {
            return [.. Enumerable.Repeat(IsNotRelevant ? PageState.NotRelevant : PageState.Withheld, Original.PageCount)];
        }

        var withheld = WithheldPages.ToHashSet();
        var undecided = Passages.Where(passage => passage.IsUndecided).Select(passage => passage.Page).ToHashSet();
        var partly = Retained.Select(passage => passage.Page).ToHashSet();
        var aside = AsidePages.ToDictionary(page => page.Page, page => page.State);

        return [.. Enumerable.Range(1, Original.PageCount).Select(page =>
            withheld.Contains(page) ? PageState.Withheld
            : aside.TryGetValue(page, out var state) ? state
            : LeftPages.Contains(page) ? PageState.ToReadAgain
            : undecided.Contains(page) ? PageState.InProgress
            : !readPages.Contains(page) ? PageState.ToRead
            : partly.Contains(page) ? PageState.PartlyReleased
            : PageState.Released)];
    }

    /// <summary>The pages that would be released, in whole or part, and that nobody opened or answers for.</summary>
    public IReadOnlyList<int> UnreadPages(IReadOnlySet<int> readPages)
    {
        var left = WithheldPages.Concat(AsidePages.Select(aside => aside.Page)).ToHashSet();
        return IsReleased ? [.. Enumerable.Range(1, Original.PageCount).Where(page => !readPages.Contains(page) && !left.Contains(page))] : [];
    }

    /// <summary>
    /// Says that the document was read with some of its marks alone, as an act on a few of thousands needs no more. Whatever follows from
    /// all of them is refused until <see cref="CompleteFrom"/>.
    /// </summary>
    /// <param name="others">How many were left.</param>
    public void LeaveUnread(int others) => _unread = others;

    /// <summary>Says that the document was read with none of its marks, to be told in a list what was counted of them.</summary>
    public void LeaveUnread(MarkTally tally) => (_unread, _tally) = (tally.All, tally);

    /// <summary>Holds once what thousands of marks say alike, for whoever keeps the document for hours.</summary>
    public void ShareWords()
    {
        var words = new Dictionary<string, string>();
        var provisions = new Dictionary<string, List<string>>();
        _passages.ForEach(passage => passage.ShareWords(words, provisions));
    }

    /// <summary>Takes the marks that were left unread from an earlier reading, since which those that were read alone changed.</summary>
    public void CompleteFrom(RequestedDocument earlier)
    {
        var read = _passages.ToDictionary(passage => passage.Id);
        _passages.Clear();
        _passages.AddRange(earlier.AllPassages.Select(passage => read.Remove(passage.Id, out var newer) ? newer : passage));
        _passages.AddRange(read.Values);
        (_unread, _tally) = (0, null);
    }

    /// <summary>The pages of which more can be read than in an earlier state of the document.</summary>
    /// <param name="except">Marks that the reader themselves changed.</param>
    public IReadOnlyCollection<int> ExposedSince(RequestedDocument earlier, IReadOnlySet<PassageId> except)
    {
        var hidden = Retained.Select(passage => passage.Id).ToHashSet();
        var lifted = earlier.Retained.Where(passage => !hidden.Contains(passage.Id) && !except.Contains(passage.Id)).Select(passage => passage.Page);
        var back = earlier.AsidePages.Where(page => AsideOf(page.Page) is null).Select(page => page.Page);
        var opened = (earlier.Withholding is not null || earlier.IsNotRelevant) && Withholding is null && !IsNotRelevant;

        return [.. (opened ? Enumerable.Range(1, Original.PageCount) : lifted.Concat(back)).Distinct().Order()];
    }

    public static RequestedDocument Add(
        AccessRequest request, DocumentId id, DocumentDetails details, StoredOriginal original, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(request.ObstacleToEditing ?? request.ObstacleToPoints(details.Points) ?? request.ObstacleToDocumentOf(details.Points));

        var document = new RequestedDocument(id, request.Id, details, original, actor, now);
        request.RecordDraftOf(id, HistoryAct.DocumentAdded, actor, now, after: document.DescribeWhole());
        return document;
    }

    public void Change(AccessRequest request, DocumentDetails details, Actor actor, DateTimeOffset now)
    {
        DemandOpen(request);
        RuleViolationException.ThrowIf(request.ObstacleToPoints(details.Points) ?? request.ObstacleToDocumentOf(details.Points));

        var before = Describe();
        Set(details);
        Touch();
        request.RecordDraftOf(Id, HistoryAct.DocumentEdited, actor, now, before, Describe());
    }

    /// <summary>Why this document may not leave the file, or null: a marked document is evidence of a decision in the making, and one on
    /// which a decision was sent must be kept for its review (art. 52.1).</summary>
    public Obstacle? ObstacleToRemoval(AccessRequest request) =>
        request.ObstacleToDestroying
        ?? ObstacleToChanging(request)
        ?? (Withholding is not null || request.Sendings.Any(sending => sending.RecordedAt >= AddedAt) ? new Obstacle(ObstacleKind.DocumentDecided, Title) { Article = request.KeepingArticle }
            : PassageCount > 0 ? new Obstacle(ObstacleKind.DocumentHasPassages, Title, PassageCount)
            : null);

    /// <summary>Records that the document leaves the request; the caller deletes it and its file.</summary>
    public void Remove(AccessRequest request, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToRemoval(request));
        request.RecordDraftOf(Id, HistoryAct.DocumentRemoved, actor, now, before: DescribeWhole());
    }

    /// <summary>Why a mark cannot be made so, or null.</summary>
    /// <param name="today">The day in Québec: a provision that is spent hides nothing any more.</param>
    public Obstacle? ObstacleToMarking(
        AccessRequest request,
        ProvisionCatalogue catalogue,
        int page,
        IReadOnlyList<PageArea> areas,
        bool isWholePage,
        PassageCitation citation,
        PassageStatus status,
        DateOnly today)
    {
        if (ObstacleToChanging(request) is { } obstacle)
        {
            return obstacle;
        }

        if (page < 1 || page > Original.PageCount || (!isWholePage && (areas.Count == 0 || areas.Any(area => !area.IsSound))))
        {
            return new Obstacle(ObstacleKind.PassageOutsidePage, Count: page);
        }

        if (ObstacleOfPage(page) is { } aside)
        {
            return aside;
        }

        var isFull = _passages.Count + _unread >= MaxPassages;

        return isFull || areas.Count > Passage.MaxAreas
            ? new Obstacle(ObstacleKind.TooManyPassages, Count: isFull ? MaxPassages : Passage.MaxAreas)
            : ObstacleToCiting(catalogue, citation, status == PassageStatus.Dismissed, today) ?? (status == PassageStatus.Retained ? ObstacleUndated(catalogue, citation) : null);
    }

    /// <summary>Whoever hides for good under an article of so many years says from when they run; who proposes need not know.</summary>
    private Obstacle? ObstacleUndated(ProvisionCatalogue catalogue, PassageCitation citation) => catalogue.ObstacleUndated(citation.Provisions, Date, citation.Facts);

    /// <summary>Why a mark of this document cannot cite so, or null: one that stays in sight cites an exception, any other a ground that still holds.</summary>
    public Obstacle? ObstacleToCiting(ProvisionCatalogue catalogue, PassageCitation citation, bool keepsVisible, DateOnly today) =>
        keepsVisible
            ? catalogue.ObstacleToLeavingVisible(citation.Provisions)
            : catalogue.ObstacleToCiting(citation.Provisions) ?? catalogue.ObstacleSpent(citation.Provisions, Date, RecommendationDecidedOn, citation.Facts, today);

    /// <summary>
    /// Marks a passage. The id comes from the browser, so that a message sent twice makes one mark: a known id changes nothing.
    /// </summary>
    public Passage Mark(
        AccessRequest request,
        ProvisionCatalogue catalogue,
        PassageId id,
        int page,
        IReadOnlyList<PageArea> areas,
        bool isWholePage,
        PassageCitation citation,
        PassageStatus status,
        Actor actor,
        DateTimeOffset now,
        DateOnly today)
    {
        if (_passages.Find(passage => passage.Id == id) is { } known)
        {
            return known;
        }

        RuleViolationException.ThrowIf(ObstacleToMarking(request, catalogue, page, areas, isWholePage, citation, status, today));

        var marked = new Passage(id, page, isWholePage ? [] : areas, isWholePage, status, actor, now);
        marked.Cite(citation, catalogue);
        _passages.Add(marked);
        Touch();
        request.RecordDraftOf(Id, HistoryAct.PassageMarked, actor, now, after: Describe(marked));
        return marked;
    }

    /// <param name="seen">What the person had before their eyes: a colleague's correction is not overwritten.</param>
    public void Cite(
        AccessRequest request, ProvisionCatalogue catalogue, PassageId id, PassageCitation seen, PassageCitation citation, Actor actor, DateTimeOffset now, DateOnly today)
    {
        DemandOpen(request);
        var passage = Find(id);
        RuleViolationException.ThrowIf(ObstacleToCiting(catalogue, citation, passage.KeepsVisible, today));

        if (!seen.IsThatOf(passage, catalogue))
        {
            throw new RuleViolationException(new Obstacle(ObstacleKind.PassageChangedMeanwhile, Count: passage.Page));
        }

        var before = Describe(passage);
        passage.Cite(citation, catalogue);
        Touch();
        request.RecordDraftOf(Id, HistoryAct.PassageChanged, actor, now, before, Describe(passage));
    }

    /// <summary>Why a mark that someone saw in a state is not settled any more, or null: a colleague was first.</summary>
    public Obstacle? ObstacleToSettling(PassageId id, PassageStatus seen) =>
        _passages.Find(passage => passage.Id == id) is { } mark && mark.Status != seen ? new Obstacle(ObstacleKind.PassageChangedMeanwhile, Count: mark.Page) : null;

    /// <summary>
    /// Why a mark cannot be dismissed so, or null: what it covers is then read, and the file says why. The refusal names the ground that
    /// forbids to release, where there is one: only a consent, an exception or its not applying lets it be read.
    /// </summary>
    public static Obstacle? ObstacleToDismissing(ProvisionCatalogue catalogue, Passage passage, string? reason) =>
        string.IsNullOrWhiteSpace(reason)
            ? new Obstacle(ObstacleKind.DismissalWithoutReason, passage.Provisions.Find(number => catalogue.Find(number)?.IsMandatory == true), passage.Page)
            : null;

    /// <summary>Why a mark cannot be retained, or null when it can.</summary>
    public Obstacle? ObstacleToRetaining(ProvisionCatalogue catalogue, Passage passage, DateOnly today) =>
        passage.KeepsVisible ? new Obstacle(ObstacleKind.PassageLeftVisible, Count: passage.Page)
        : ObstacleOfPage(passage.Page) ?? ObstacleToCiting(catalogue, PassageCitation.Of(passage), false, today) ?? ObstacleUndated(catalogue, PassageCitation.Of(passage));

    public void Retain(AccessRequest request, ProvisionCatalogue catalogue, PassageId id, Actor actor, DateTimeOffset now) =>
        Settle(request, catalogue, id, PassageStatus.Retained, HistoryAct.PassageRetained, null, actor, now);

    /// <param name="reason">What lets it be read; the mark keeps it, and the history.</param>
    public void Dismiss(AccessRequest request, ProvisionCatalogue catalogue, PassageId id, string reason, Actor actor, DateTimeOffset now) =>
        Settle(request, catalogue, id, PassageStatus.Dismissed, HistoryAct.PassageDismissed, reason, actor, now);

    /// <summary>Back to a proposal, for the undo of <see cref="Retain"/> and <see cref="Dismiss"/>.</summary>
    public void Propose(AccessRequest request, ProvisionCatalogue catalogue, PassageId id, Actor actor, DateTimeOffset now) =>
        Settle(request, catalogue, id, PassageStatus.Proposed, HistoryAct.PassageChanged, null, actor, now);

    /// <param name="reason">See <see cref="Dismiss"/>; null for any other state.</param>
    public void Settle(AccessRequest request, ProvisionCatalogue catalogue, PassageId id, PassageStatus status, string? reason, Actor actor, DateTimeOffset now) =>
        Settle(
            request,
            catalogue,
            id,
            status,
            status switch
            {
                PassageStatus.Retained => HistoryAct.PassageRetained,
                PassageStatus.Dismissed => HistoryAct.PassageDismissed,
                PassageStatus.Proposed or PassageStatus.Reserved => HistoryAct.PassageChanged,
            },
            reason,
            actor,
            now);

    /// <summary>Why the review cannot be called finished, or null when it can.</summary>
    /// <param name="readPages">Those that someone opened or answers for.</param>
    public Obstacle? ObstacleToFinishing(AccessRequest request, IReadOnlySet<int> readPages) =>
        ObstacleToChanging(request)
        ?? (UndecidedCount > 0 ? new Obstacle(ObstacleKind.PassagesProposed, Title, UndecidedCount)
            : LeftPages.Count > 0 ? new Obstacle(ObstacleKind.PagesLeft, PageRanges.InFrench(LeftPages), LeftPages.Count)
            : UnreadPages(readPages) is { Count: > 0 } unread ? new Obstacle(ObstacleKind.PagesUnread, PageRanges.InFrench(unread), unread.Count)
            : null);

    /// <summary>Leaves a page to come back to it; the review is not finished while one is left.</summary>
    public void LeavePage(AccessRequest request, int page, Actor actor, DateTimeOffset now) =>
        SetLeft(request, page, true, HistoryAct.PageLeft, actor, now);

    /// <summary>The contrary of <see cref="LeavePage"/>.</summary>
    public void TakeUpPage(AccessRequest request, int page, Actor actor, DateTimeOffset now) =>
        SetLeft(request, page, false, HistoryAct.PageTakenUp, actor, now);

    /// <summary>Why these pages cannot be kept from what is released without a provision, or null when they can.</summary>
    /// <param name="twin">The page that they repeat; null when they are not what was asked for.</param>
    /// <param name="documents">Those of the request.</param>
    public Obstacle? ObstacleToSettingAside(AccessRequest request, IReadOnlyCollection<int> pages, PageTwin? twin, IReadOnlyCollection<RequestedDocument> documents)
    {
        if (ObstacleToChanging(request) is { } obstacle)
        {
            return obstacle;
        }

        if (Passages.Where(passage => (passage.IsHiding || passage.IsUndecided) && pages.Contains(passage.Page)).Select(passage => passage.Page).Distinct().ToList() is { Count: > 0 } marked)
        {
            return new Obstacle(ObstacleKind.PageHasMarks, PageRanges.InFrench(marked), marked.Count);
        }

        return AsidePages.Select(aside => aside.Page).Union(pages).Count() >= Original.PageCount ? new Obstacle(ObstacleKind.NoPageLeft, Title)
            : ObstacleOfCopies(pages, documents) is { } copies ? copies
            : twin is null ? null
            : (twin.Document == Id.Value && pages.Contains(twin.Page)) || documents.FirstOrDefault(known => known.Id.Value == twin.Document)?.HasLeaf(twin.Page) != true ? new Obstacle(ObstacleKind.TwinNotThere, Count: twin.Page)
            : null;
    }

    /// <summary>Why the document cannot leave the review whole, or be removed, or null: pages of others were said to repeat its own.</summary>
    /// <param name="documents">Those of the request.</param>
    public Obstacle? ObstacleOfCopies(IReadOnlyCollection<RequestedDocument> documents) =>
        ObstacleOfCopies([.. Enumerable.Range(1, Original.PageCount)], [.. documents.Where(known => known.Id != Id)]);

    /// <summary>Keeps pages from what is released: they are not what was asked for, or repeat another page. A notice is read in their place.</summary>
    /// <returns>Those that were not set aside before.</returns>
    public IReadOnlyList<int> SetPagesAside(
        AccessRequest request, IReadOnlyCollection<int> pages, PageTwin? twin, IReadOnlyCollection<RequestedDocument> documents, Actor actor, DateTimeOffset now)
    {
        var set = pages.Where(page => page >= 1 && page <= Original.PageCount && AsideOf(page) is null).Distinct().Order().ToList();

        if (set.Count == 0)
        {
            return set;
        }

        RuleViolationException.ThrowIf(ObstacleToSettingAside(request, set, twin, documents));
        AsidePages = [.. AsidePages.Concat(set.Select(page => new AsidePage(page, twin, actor.Id, actor.Name, now))).OrderBy(aside => aside.Page)];
        LeftPages = [.. LeftPages.Except(set)];
        Touch();
        var why = twin is null ? "hors de la demande" : $"en double de la page {twin.Page} de « {documents.First(known => known.Id.Value == twin.Document).Title} »";
        request.RecordDraftOf(Id, HistoryAct.PagesSetAside, actor, now, after: $"{Title} — {FrenchCount.Of(set.Count, "page", "pages")} : {PageRanges.InFrench(set)} — {why}");
        return set;
    }

    /// <summary>The contrary of <see cref="SetPagesAside"/>.</summary>
    public void TakePagesBack(AccessRequest request, IReadOnlyCollection<int> pages, Actor actor, DateTimeOffset now)
    {
        DemandOpen(request);
        var back = AsidePages.Where(aside => pages.Contains(aside.Page)).Select(aside => aside.Page).ToList();

        if (back.Count == 0)
        {
            return;
        }

        AsidePages = [.. AsidePages.Where(aside => !back.Contains(aside.Page))];
        Review = null;
        Touch();
        request.RecordDraftOf(Id, HistoryAct.PagesTakenBack, actor, now, after: $"{Title} — {FrenchCount.Of(back.Count, "page", "pages")} : {PageRanges.InFrench(back)}");
    }

    /// <summary>The page is there and its own marks say what becomes of it.</summary>
    private bool HasLeaf(int page) => !IsNotRelevant && page >= 1 && page <= Original.PageCount && AsideOf(page) is null;

    /// <summary>Why nothing that hides or waits may stand on the page, or null when it may.</summary>
    private Obstacle? ObstacleOfPage(int page) => AsideOf(page) is null ? null : new Obstacle(ObstacleKind.PageAside, Count: page);

    /// <summary>Pages were said to repeat one of these: «p. 4 de « Note »».</summary>
    private Obstacle? ObstacleOfCopies(IReadOnlyCollection<int> pages, IReadOnlyCollection<RequestedDocument> documents)
    {
        var copies = documents.SelectMany(known => known.AsidePages
            .Where(aside => aside.Twin is { } twin && twin.Document == Id.Value && pages.Contains(twin.Page))
            .Select(aside => $"p. {aside.Page} de « {known.Title} »")).Take(MaxCopiesTold).ToList();
        return copies.Count > 0 ? new Obstacle(ObstacleKind.PageHasCopies, FrenchCount.List(copies), copies.Count) : null;
    }

    /// <summary>Someone answers for pages that nobody opened: a document of a thousand identical forms, for one.</summary>
    /// <param name="reason">Why nobody need open them; whoever approves the decision reads it.</param>
    /// <returns>The readings to record.</returns>
    public IReadOnlyList<PageReading> HoldAsRead(AccessRequest request, IReadOnlySet<int> readPages, string reason, Actor actor, DateTimeOffset now)
    {
        DemandOpen(request);
        RuleViolationException.ThrowIf(string.IsNullOrWhiteSpace(reason) ? new Obstacle(ObstacleKind.PagesHeldWithoutReason) : null);
        var unread = UnreadPages(readPages);

        if (unread.Count > 0)
        {
            request.RecordDraftOf(Id, HistoryAct.PagesHeldAsRead, actor, now, after: $"{Title} — {FrenchCount.Of(unread.Count, "page", "pages")} : {PageRanges.AllInFrench(unread)} — {reason}");
        }

        return [.. unread.Select(page => new PageReading(Id, page, actor, isOpened: false, now))];
    }

    /// <summary>The reviewer read every page: what no mark hides may be released.</summary>
    public void FinishReview(AccessRequest request, IReadOnlySet<int> readPages, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToFinishing(request, readPages));
        Review = new DocumentReview(actor.Id, actor.Name, now);
        Touch();
        request.RecordDraftOf(Id, HistoryAct.ReviewFinished, actor, now, after: $"{Title} — {DescribeOutcome()}");
    }

    /// <summary>The contrary of <see cref="FinishReview"/>.</summary>
    public void ReopenReview(AccessRequest request, Actor actor, DateTimeOffset now)
    {
        DemandOpen(request);
        Review = null;
        Touch();
        request.RecordDraftOf(Id, HistoryAct.ReviewReopened, actor, now, after: Title);
    }

    public void RemovePassage(AccessRequest request, PassageId id, Actor actor, DateTimeOffset now) =>
        SetRemoved(request, id, true, HistoryAct.PassageRemoved, actor, now);

    /// <summary>Puts a removed mark back as it was: the undo of <see cref="RemovePassage"/>.</summary>
    public void RestorePassage(AccessRequest request, PassageId id, Actor actor, DateTimeOffset now) =>
        SetRemoved(request, id, false, HistoryAct.PassageRestored, actor, now);

    /// <summary>
    /// Why the document cannot be refused whole so, or null. Nothing of what was answered is kept with the refusal: a ground must hold by
    /// the document's own dates, as the decision asks, and by what was answered.
    /// </summary>
    public Obstacle? ObstacleToWithholding(ProvisionCatalogue catalogue, PassageCitation citation, DateOnly today) =>
        ObstacleToCiting(catalogue, citation with { Facts = [] }, false, today) ?? ObstacleToCiting(catalogue, citation, false, today) ?? ObstacleUndated(catalogue, citation);

    /// <summary>Refuses the document whole because what is protected forms its substance (art. 14, al. 2).</summary>
    public void Withhold(AccessRequest request, ProvisionCatalogue catalogue, PassageCitation citation, Actor actor, DateTimeOffset now)
    {
        DemandOpen(request);
        RuleViolationException.ThrowIf(ObstacleToWithholding(catalogue, citation, QuebecTime.DayOf(now)));
        SetOutcome(request, new Withholding([.. catalogue.Complete(citation.Provisions)], citation.Reason), false, actor, now);
    }

    public void SetAside(AccessRequest request, Actor actor, DateTimeOffset now)
    {
        DemandOpen(request);
        SetOutcome(request, null, true, actor, now);
    }

    /// <summary>Lets the marks decide again, after <see cref="Withhold"/> or <see cref="SetAside"/>.</summary>
    public void FollowPassages(AccessRequest request, Actor actor, DateTimeOffset now)
    {
        DemandOpen(request);
        SetOutcome(request, null, false, actor, now);
    }

    private void SetOutcome(AccessRequest request, Withholding? withholding, bool notRelevant, Actor actor, DateTimeOffset now)
    {
        var before = DescribeOutcome();
        Withholding = withholding;
        IsNotRelevant = notRelevant;
        Review = withholding is null && !notRelevant ? null : Review;
        Touch();
        request.RecordDraftOf(Id, HistoryAct.DocumentOutcomeChanged, actor, now, before, DescribeOutcome());
    }

    private void Settle(
        AccessRequest request, ProvisionCatalogue catalogue, PassageId id, PassageStatus status, HistoryAct act, string? reason, Actor actor, DateTimeOffset now)
    {
        DemandOpen(request);
        var passage = Find(id);

        if (passage.Status == status)
        {
            return;
        }

        RuleViolationException.ThrowIf(status switch
        {
            PassageStatus.Retained => ObstacleToRetaining(catalogue, passage, QuebecTime.DayOf(now)),
            PassageStatus.Dismissed => ObstacleToDismissing(catalogue, passage, reason),
            PassageStatus.Proposed or PassageStatus.Reserved => ObstacleOfPage(passage.Page),
        });

        var before = Describe(passage);
        passage.Become(status, actor, now, reason);
        Review = status == PassageStatus.Retained ? Review : null;
        Touch();
        request.RecordDraftOf(Id, act, actor, now, before, status == PassageStatus.Dismissed ? $"{Describe(passage)} — écartée parce que : {reason}" : Describe(passage));
    }

    private void SetRemoved(AccessRequest request, PassageId id, bool removed, HistoryAct act, Actor actor, DateTimeOffset now)
    {
        DemandOpen(request);
        var passage = Find(id);

        if (passage.IsRemoved == removed)
        {
            return;
        }

        RuleViolationException.ThrowIf(removed || passage.Status == PassageStatus.Dismissed ? null : ObstacleOfPage(passage.Page));
        passage.IsRemoved = removed;
        Review = removed ? null : Review;
        Touch();
        request.RecordDraftOf(Id, act, actor, now, before: removed ? Describe(passage) : null, after: removed ? null : Describe(passage));
    }

    private void SetLeft(AccessRequest request, int page, bool left, HistoryAct act, Actor actor, DateTimeOffset now)
    {
        DemandOpen(request);

        if (page < 1 || page > Original.PageCount || LeftPages.Contains(page) == left)
        {
            return;
        }

        LeftPages = left ? [.. LeftPages.Append(page).Order()] : [.. LeftPages.Where(known => known != page)];
        Review = left ? null : Review;
        Touch();
        request.RecordDraftOf(Id, act, actor, now, after: $"{Title} — p. {page}");
    }

    /// <summary>Why neither the document nor its marks can change, or null when they can.</summary>
    public Obstacle? ObstacleToChanging(AccessRequest request) => request.ObstacleToEditing ?? request.ObstacleToDocumentOf(Points);

    private void DemandOpen(AccessRequest request) => RuleViolationException.ThrowIf(ObstacleToChanging(request));

    private Passage Find(PassageId id) =>
        _passages.Find(passage => passage.Id == id)
        ?? throw new RuleViolationException(new Obstacle(ObstacleKind.PassageGone));

    private void Set(DocumentDetails details)
    {
        Title = details.Title;
        Kind = details.Kind;
        Date = details.Date;
        RecommendationDecidedOn = details.RecommendationDecidedOn;
        Author = details.Author;
        Addressee = details.Addressee;
        Points = [.. details.Points.Distinct().Order()];
    }

    private void Touch() => Version = Guid.NewGuid();

    private string Describe() => string.Join(
        " — ",
        new[] { Title, Kind.InFrench(), Date is { } date ? FrenchDate.Of(date) : "sans date", Said("recommandation décidée", RecommendationDecidedOn is { } decided ? FrenchDate.Of(decided) : null), Said("auteur", Author), Said("destinataire", Addressee), $"points {string.Join(", ", Points)}" }
            .OfType<string>());

    private string DescribeWhole() => $"{Describe()} — {Original.PageCount} p. — SHA-256 {Original.Sha256}";

    private static string? Said(string what, string? value) => value is null ? null : $"{what} : {value}";

    private static string Describe(Passage passage) =>
        $"p. {passage.Page} — {(passage.IsWholePage ? "page entière — " : "")}{passage.Label} — {passage.Status.InFrench()} — {passage.Reason}";

    private string DescribeOutcome() =>
        Withholding is { } withheld
            ? $"{Outcome.InFrench()} — art. {string.Join(", ", withheld.Provisions)} — {withheld.Reason}"
            : Outcome.InFrench();
}
