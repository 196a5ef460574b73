using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Sendings;

namespace AccessRequests.Domain.Requests;

/// <content>The end of a file: the decision leaves, or the applicant withdraws; and its reopening.</content>
public sealed partial class AccessRequest
{
    private readonly List<Sending> _sendings = [];

    /// <summary>Every decision that left, oldest first.</summary>
    public IReadOnlyList<Sending> Sendings => _sendings;

    /// <summary>The decision that left last, while it stands.</summary>
    public Sending? Sent => Status == RequestStatus.Sent ? LastSent : null;

    /// <summary>Neither answered nor withdrawn: its clock still runs, and the office has something to do.</summary>
    public bool IsUnanswered => Status.IsUnanswered();

    /// <summary>Why the decision cannot be recorded as sent that day, or null when it can. A late one is recorded as late, not refused.</summary>
    /// <param name="package">The newest of the file; null when none was built.</param>
    /// <param name="release">Why what it releases may not leave: see <see cref="ThirdParties.ThirdParty.ObstacleToRelease(IEnumerable{ThirdParties.ThirdParty}, IReadOnlyCollection{Documents.DocumentId}, AccessRequest, LegalCalendar, DateOnly)"/>.</param>
    public Obstacle? ObstacleToSending(Package? package, Obstacle? release, DateOnly sentOn, DateOnly today) =>
        Status == RequestStatus.Sent ? new Obstacle(ObstacleKind.RequestSent)
        : Status != RequestStatus.Approved ? new Obstacle(ObstacleKind.RequestNotApproved)
        : release is { Kind: not ObstacleKind.ThirdPartyDecisionNotExecutory } ? release
        : package?.IsOfTheDecision(this) != true ? new Obstacle(ObstacleKind.PackageMissing)
        : FirstDayToSend is { } first && (sentOn < first || sentOn > today) ? new Obstacle(ObstacleKind.SendingOutOfBounds, Day: first)
        : null;

    /// <summary>What was approved cannot have left before it was approved, whatever the day that the letter bears.</summary>
    private DateOnly? FirstDayToSend =>
        Decision is { DecidedOn: { } decided, ApprovedAt: { } approved } && QuebecTime.DayOf(approved) is var day ? (day > decided ? day : decided) : Decision.DecidedOn;

    /// <summary>Records that the decision left, with the package that left.</summary>
    public void Send(Package? package, Obstacle? release, SendingDetails details, AnswerLimits limits, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToSending(package, release, details.SentOn, today));

        Answer(new Sending(package!.Id, Decision.ApprovedManifest!, Decision.DecidedOn!.Value, details, actor, now) { DocumentsHeldUntil = release?.Day }, limits.Last, actor, now);
    }

    /// <summary>
    /// A letter that is itself the answer left: the decision on a correction (arts. 89 ff.), or what points to an earlier answer, has no package. The file ends as by any decision, and its reviews run.
    /// </summary>
    public void AnswerByLetter(Guid letterId, DateOnly datedOn, SendingDetails details, LegalCalendar calendar, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToAnsweringByLetter);

        Answer(Sending.OfLetter(letterId, datedOn, details, actor, now), Clocks(calendar).Granted, actor, now);
    }

    public Obstacle? ObstacleToAnsweringByLetter => IsUnanswered ? null : ObstacleToEditing;

    private void Answer(Sending sending, Deadline limit, Actor actor, DateTimeOffset now)
    {
        var isFirst = _sendings.Count == 0;
        _sendings.Add(sending);
        Status = RequestStatus.Sent;
        Touch();
        Record(HistoryAct.DecisionSent, actor, now, after: Describe(sending, isFirst ? limit : null));
    }

    /// <summary>The points whose decision the letter that left announced for later: the file is closed, and is reopened for them.</summary>
    public IReadOnlyList<RequestPoint> PendingPoints =>
        Sent is null ? [] : [.. _points.Where(point => point.Outcome?.IsPending() == true).OrderBy(point => point.Number)];

    /// <summary>«point 3», «points 1 et 3».</summary>
    public string PendingInFrench => FrenchCount.Named([.. PendingPoints.Select(point => $"{point.Number}")], "point", "points");

    /// <summary>Until when the first of the pending points is to be decided, or null when none is pending.</summary>
    public DateOnly? PendingUntil(AnswerLimits limits) => PendingPoints is { Count: > 0 } pending ? pending.Min(point => limits.Of(point.Number).Last.Due) : null;

    /// <summary>Why the documents that the letter announced cannot be recorded as sent that day, or null when they can.</summary>
    /// <param name="release">As it stood that day.</param>
    public Obstacle? ObstacleToSendingDocuments(Obstacle? release, DateOnly sentOn, DateOnly today) =>
        Sent is not { DocumentsHeldUntil: not null, DocumentsSentOn: null } sent ? new Obstacle(ObstacleKind.NoDocumentsHeld)
        : sentOn > today || sentOn < sent.SentOn ? new Obstacle(ObstacleKind.ReceiptOutOfBounds, Day: sent.SentOn)
        : release;

    public void SendDocuments(Obstacle? release, DateOnly sentOn, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToSendingDocuments(release, sentOn, today));

        Sent!.DocumentsSentOn = sentOn;
        Touch();
        Record(HistoryAct.DocumentsSent, actor, now, after: FrenchDate.Of(sentOn));
    }

    public Obstacle? ObstacleToReceipt(DateOnly receivedOn, DateOnly today) =>
        ObstacleToActing is { } gone ? gone
        : Sent is not { } sent ? new Obstacle(ObstacleKind.RequestNotSent)
        : receivedOn < sent.SentOn || receivedOn > today ? new Obstacle(ObstacleKind.ReceiptOutOfBounds, Day: sent.SentOn)
        : null;

    /// <summary>Records when the applicant received the decision.</summary>
    public void RecordReceipt(DateOnly receivedOn, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToReceipt(receivedOn, today));

        var before = Sent!.ReceivedOn;
        Sent.ReceivedOn = receivedOn;
        Touch();
        Record(HistoryAct.DecisionReceived, actor, now, before is { } day ? FrenchDate.Of(day) : null, FrenchDate.Of(receivedOn));
    }

    /// <summary>Why the applicant's withdrawal cannot be recorded, or null when it can.</summary>
    public Obstacle? ObstacleToWithdrawal => IsUnanswered ? null : ObstacleToEditing;

    /// <summary>The applicant withdraws the request: no decision is due any more.</summary>
    /// <param name="words">How and when the applicant said so.</param>
    public void Withdraw(string words, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToWithdrawal);
        RuleViolationException.ThrowIf(ObstacleToWords(words));

        Status = RequestStatus.Withdrawn;
        Touch();
        Record(HistoryAct.RequestWithdrawn, actor, now, after: words);
    }

    /// <summary>The Commission allowed the body to disregard the request (art. 137.1): no decision is due any more.</summary>
    internal void Disregard(DateOnly on, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(IsUnanswered ? null : ObstacleToEditing);

        Status = RequestStatus.Disregarded;
        Touch();
        Record(HistoryAct.RequestDisregarded, actor, now, after: FrenchDate.Of(on));
    }

    public Obstacle? ObstacleToReopening => ObstacleToActing ?? (IsUnanswered ? new Obstacle(ObstacleKind.RequestNotSent) : null);

    /// <summary>
    /// Opens a file again, for a corrected decision or because the applicant came back. What was sent, and its package, stay; the
    /// clocks go on from the same reception. What the letter that left decided stands, except the points that are decided again.
    /// </summary>
    /// <param name="anew">
    /// The points to decide again. Null or none for what the file is opened for: those that the letter announced for later, or all of them where it announced none.
    /// Where its documents are still held, all of them: they leave with the letter to come.
    /// </param>
    public void Reopen(string reason, Actor actor, DateTimeOffset now, IReadOnlyCollection<int>? anew = null)
    {
        RuleViolationException.ThrowIf(ObstacleToReopening);
        RuleViolationException.ThrowIf(ObstacleToWords(reason));

        var before = Status;
        Settle(anew ?? []);
        Status = RequestStatus.Open;
        DestructionProposal = null;
        Decision.Return(reason);
        Touch();
        Record(HistoryAct.DecisionReopened, actor, now, before.InFrench(), $"{reason}{Reopened()}");
    }

    /// <summary>What the letter that left last decided is told, and all of it or some of it is decided again.</summary>
    private void Settle(IReadOnlyCollection<int> anew)
    {
        if (Sent is { LetterId: null } sent)
        {
            foreach (var point in _points.Where(point => !point.IsSettled && point.Outcome?.IsPending() == false))
            {
                (point.ToldOn, point.IsDecidedAnew) = (sent.DecidedOn, false);
            }
        }

        // What was announced is to be decided now: an outcome is chosen anew, and its documents are judged.
        foreach (var point in PendingPoints)
        {
            (point.Outcome, point.OutcomeNote) = (null, null);
        }

        var isWhole = Sent is { CompleteOn: null } || (anew.Count == 0 && _points.TrueForAll(point => point.IsSettled));

        foreach (var point in _points.Where(point => point.IsSettled && (isWhole || anew.Contains(point.Number))))
        {
            point.IsDecidedAnew = true;
        }
    }

    /// <summary>« — à décider : point 3 — à décider à nouveau : points 1 et 2», or nothing where no letter decided any.</summary>
    private string Reopened()
    {
        var told = _points.Exists(point => point.ToldOn is not null);
        return told ? $"{Named("à décider", point => point.ToldOn is null)}{Named("à décider à nouveau", point => point.IsDecidedAnew)}" : "";

        string Named(string what, Func<RequestPoint, bool> isIt) =>
            _points.Where(isIt).OrderBy(point => point.Number).Select(point => $"{point.Number}").ToList() is { Count: > 0 } names ? $" — {what} : {FrenchCount.Named(names, "point", "points")}" : "";
    }

    /// <summary>Why nothing can be decided of that point now, or null when it can: what a letter said of it stands until someone decides it again.</summary>
    public Obstacle? ObstacleToDeciding(RequestPoint point) =>
        ObstacleToEditing ?? (point.IsSettled ? new Obstacle(ObstacleKind.PointSettled, $"{point.Number}", Day: point.ToldOn) : null);

    private Obstacle? ObstacleToDeciding(IReadOnlyCollection<int> points) =>
        _points.Where(point => points.Contains(point.Number)).Select(ObstacleToDeciding).FirstOrDefault(obstacle => obstacle is not null);

    /// <summary>The letter to come decides that point again: what it says replaces what the letter that left said.</summary>
    public void DecideAnew(int pointNumber, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToEditing);

        if (_points.Find(known => known.Number == pointNumber) is not { IsSettled: true } point)
        {
            return;
        }

        point.IsDecidedAnew = true;
        Draft(actor);
        Record(HistoryAct.PointDecidedAnew, actor, now, $"Lettre du {FrenchDate.Of(point.ToldOn!.Value)}", Describe(point));
    }

    /// <summary>
    /// The letter to come says what becomes of a document that answers these points: neither did one that left, nor does it announce them all for later. What waits is not
    /// judged, and does not leave.
    /// </summary>
    public bool Decides(IReadOnlyCollection<int> points) =>
        points.Count == 0 || points.Any(number => _points.Find(point => point.Number == number) is not { } known || !(known.IsSettled || known.Outcome?.IsPending() == true));

    public IReadOnlyList<RequestedDocument> Deciding(IEnumerable<RequestedDocument> documents) => [.. documents.Where(document => Decides(document.Points))];

    /// <summary>Why a document of these points cannot change, or null when it can: it left, or was refused, with what a letter decided of them.</summary>
    internal Obstacle? ObstacleToDocumentOf(IReadOnlyCollection<int> points) =>
        points.Count > 0 && _points.Where(point => points.Contains(point.Number)).ToList() is { Count: > 0 } own && own.TrueForAll(point => point.IsSettled)
            ? new Obstacle(ObstacleKind.DocumentSettled, $"{own[0].Number}", Day: own[0].ToldOn)
            : null;

    private static Obstacle? ObstacleToWords(string words) =>
        string.IsNullOrWhiteSpace(words) ? new Obstacle(ObstacleKind.ReopeningWithoutReason) : null;

    /// <param name="limit">What the first answer was due by; null for a later one, which corrects or completes it and is neither early nor late.</param>
    private static string Describe(Sending sending, Deadline? limit)
    {
        var punctuality = limit is null ? "décision de plus, après une réponse"
            : $"{(limit.DaysLate(sending.SentOn) is var late && late <= 0 ? "à temps" : $"en retard de {FrenchCount.Of(late, "jour", "jours")}")} (dernier jour : {FrenchDate.Of(limit.Due)}, {limit.Policy.InFrench()})";
        var proof = sending.Proof is { } known ? $" — preuve : {known}" : "";
        var held = sending.DocumentsHeldUntil is { } day ? $" — les documents suivent, pas avant le {FrenchDate.Of(day)}" : "";
        return $"Lettre du {FrenchDate.Of(sending.DecidedOn)}, envoyée le {FrenchDate.Of(sending.SentOn)} — {sending.Delivery.InFrench()}{proof}{held} — {punctuality}";
    }
}
