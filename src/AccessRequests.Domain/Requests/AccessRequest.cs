using AccessRequests.Domain.Deadlines;
using AccessRequests.Domain.Decisions;
using AccessRequests.Domain.Documents;
using AccessRequests.Domain.Organisations;
using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Provisions;
using AccessRequests.Domain.Referrals;

namespace AccessRequests.Domain.Requests;

/// <summary>A request for access, from its reception to the sending of its decision.</summary>
public sealed partial class AccessRequest
{
    public const int TextMaxLength = 50_000;
    public const int SubjectMaxLength = 2000;
    public const int CommentMaxLength = 4000;
    public const int AnswerDays = 20;

    private readonly List<RequestPoint> _points = [];
    private readonly List<Referral> _referrals = [];
    private readonly List<HistoryEntry> _history = [];
    private readonly List<FormerText> _formerTexts = [];
    private readonly List<FormerReception> _formerReceptions = [];

    private AccessRequest(AccessRequestId id, string number)
    {
        Id = id;
        Number = number;
        Text = "";
        Subject = "";
        Decision = new Decision();
    }

    public AccessRequestId Id { get; private init; }

    /// <summary>The office's own reference (N/Réf.), unique.</summary>
    public string Number { get; private init; }

    public RequestKind Kind { get; private set; }

    public RequestForm Form { get; private set; }

    public ReceptionChannel Channel { get; private set; }

    /// <summary>The instant, as evidence.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>Day 0 of every clock: the day of <see cref="ReceivedAt"/> in Québec.</summary>
    public DateOnly ReceivedOn { get; private set; }

    public string Text { get; private set; }

    /// <summary>What the request seeks, as the letter recalls it before the points: «une copie des documents déposés …».</summary>
    public string Subject { get; private set; }

    public IReadOnlyList<RequestPoint> Points => _points;

    public Extension? Extension { get; private set; }

    public IReadOnlyList<Referral> Referrals => _referrals;

    public RequestStatus Status { get; private set; } = RequestStatus.Open;

    public Decision Decision { get; private init; }

    /// <summary>The texts that corrections replaced, oldest first; for those who may know the applicant.</summary>
    public IReadOnlyList<FormerText> FormerTexts => _formerTexts;

    /// <summary>The dates of reception that were replaced, oldest first.</summary>
    public IReadOnlyList<FormerReception> FormerReceptions => _formerReceptions;

    /// <summary>Loaded only where it is shown; entries are appended whether or not it is loaded.</summary>
    public IReadOnlyList<HistoryEntry> History => _history;

    /// <summary>Changes with every change of the request itself, so that nobody overwrites what they have not seen.</summary>
    public Guid Version { get; private set; } = Guid.NewGuid();

    /// <summary>
    /// Changes with every act on the file, marks included: of two acts at the same time the second is done anew or refused, so
    /// that none lands on a decision that was approved meanwhile.
    /// </summary>
    public Guid ActStamp { get; private set; } = Guid.NewGuid();

    /// <summary>Why the request, its documents and its marks cannot change, or null when they can.</summary>
    public Obstacle? ObstacleToEditing => ObstacleToActing ?? Status switch
    {
        RequestStatus.Open => null,
        RequestStatus.AwaitingApproval => new Obstacle(ObstacleKind.RequestAwaitingApproval),
        RequestStatus.Approved => new Obstacle(ObstacleKind.RequestApproved),
        RequestStatus.Sent => new Obstacle(ObstacleKind.RequestSent),
        RequestStatus.Withdrawn => new Obstacle(ObstacleKind.RequestWithdrawn),
        RequestStatus.Disregarded => new Obstacle(ObstacleKind.RequestDisregarded),
    };

    /// <param name="receivedOn">The day of <paramref name="details"/>.ReceivedAt in Québec.</param>
    public static AccessRequest Log(string number, RequestDetails details, DateOnly receivedOn, IReadOnlyList<string> points, Actor actor, DateTimeOffset now)
    {
        var request = new AccessRequest(AccessRequestId.New(), number);
        RuleViolationException.ThrowIf(ObstacleToKind(details.Kind, details.Form));
        RuleViolationException.ThrowIf(points.Count == 0 ? new Obstacle(ObstacleKind.RequestWithoutPoints) : null);
        request.Set(details, receivedOn);
        request.SetPoints(points);
        request.Draft(actor);
        request.Record(HistoryAct.RequestLogged, actor, now, after: request.Describe());
        return request;
    }

    /// <summary>Arts. 83 and 94: only a written request opens access to personal information or its correction.</summary>
    public static Obstacle? ObstacleToKind(RequestKind kind, RequestForm form) =>
        kind != RequestKind.AdministrativeDocuments && form == RequestForm.Oral
            ? new Obstacle(ObstacleKind.PersonalInformationNeedsWriting)
            : null;

    /// <summary>
    /// Why the points cannot be cut or put in that order, or null when they can: an outcome, a referral or a document names
    /// its point by number, and must not come to speak of another.
    /// </summary>
    /// <param name="withDocuments">The points that documents are tied to.</param>
    public Obstacle? ObstacleToRenumbering(IReadOnlyList<EditedPoint> points, IReadOnlyCollection<int> withDocuments) =>
        _points
            .Where(point => point.Outcome is not null || withDocuments.Contains(point.Number) || _referrals.Exists(referral => referral.Points.Contains(point.Number)))
            .Where(point => point.Number > points.Count || points[point.Number - 1].FormerNumber != point.Number)
            .Select(point => new Obstacle(ObstacleKind.PointInUse, $"{point.Number}"))
            .FirstOrDefault();

    /// <summary>Why the day of reception cannot become that one, or null when it can: every clock runs from it.</summary>
    public Obstacle? ObstacleToReception(DateOnly receivedOn, string? reason) =>
        receivedOn != ReceivedOn && string.IsNullOrWhiteSpace(reason) ? new Obstacle(ObstacleKind.ReceptionChangedWithoutReason, Day: ReceivedOn) : null;

    /// <summary>Corrects what was logged. Points keep their outcomes as long as their number stays.</summary>
    /// <param name="receptionReason">Why the day of reception changes; null when it does not.</param>
    public void Edit(
        RequestDetails details,
        DateOnly receivedOn,
        IReadOnlyList<EditedPoint> points,
        IReadOnlyCollection<int> withDocuments,
        Actor actor,
        DateTimeOffset now,
        string? receptionReason = null)
    {
        RuleViolationException.ThrowIf(ObstacleToEditing);
        RuleViolationException.ThrowIf(ObstacleToKind(details.Kind, details.Form));
        RuleViolationException.ThrowIf(ObstacleToReception(receivedOn, receptionReason));
        RuleViolationException.ThrowIf(points.Count == 0 ? new Obstacle(ObstacleKind.RequestWithoutPoints) : ObstacleToRenumbering(points, withDocuments));

        var before = DescribeWhole();
        var previously = ReceivedOn;

        if (Text != details.Text)
        {
            _formerTexts.Add(new FormerText(Text, actor, now));
        }

        Set(details, receivedOn);
        SetPoints([.. points.Select(point => point.Text)]);
        Draft(actor);
        Record(HistoryAct.RequestEdited, actor, now, before, DescribeWhole());

        if (receivedOn != previously)
        {
            _formerReceptions.Add(new FormerReception(previously, receptionReason!, actor, now));
            Record(HistoryAct.ReceptionDateChanged, actor, now, FrenchDate.Of(previously), $"{FrenchDate.Of(receivedOn)} — {receptionReason}");
        }
    }

    public Obstacle? ObstacleToPoints(IReadOnlyCollection<int> numbers) =>
        numbers.Count == 0
            ? new Obstacle(ObstacleKind.DocumentWithoutPoint)
            : numbers.Where(number => _points.All(point => point.Number != number))
                .Select(number => new Obstacle(ObstacleKind.PointUnknown, $"{number}"))
                .FirstOrDefault();

    /// <summary>Why the time limit cannot be extended by a notice sent on that day, or null when it can.</summary>
    public Obstacle? ObstacleToExtension(LegalCalendar calendar, DateOnly noticeSentOn)
    {
        var lastDay = Clocks(calendar).Answer.Due;

        return Status is RequestStatus.Approved || !IsUnanswered ? ObstacleToEditing
            : Extension is not null ? new Obstacle(ObstacleKind.ExtensionAlreadyGiven) { Article = AnswerArticle }
            : noticeSentOn < ReceivedOn ? new Obstacle(ObstacleKind.ExtensionBeforeReception, Day: ReceivedOn)
            : noticeSentOn > lastDay ? new Obstacle(ObstacleKind.ExtensionTooLate, Day: lastDay) { Article = AnswerArticle }
            : null;
    }

    /// <summary>Art. 47, al. 2. The days run from the twentieth as counted, so that the new limit is reception + 20 + days.</summary>
    public void Extend(int days, string reason, DateOnly noticeSentOn, LegalCalendar calendar, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToExtension(calendar, noticeSentOn));
        RuleViolationException.ThrowIf(days is < 1 or > Extension.MaxDays ? new Obstacle(ObstacleKind.ExtensionOutOfBounds) { Article = AnswerArticle } : null);

        var before = Clocks(calendar).Granted.Due;
        Extension = new Extension(days, reason, noticeSentOn);
        Draft(actor);
        Record(
            HistoryAct.DeadlineExtended,
            actor,
            now,
            FrenchDate.WithWeekday(before),
            $"{FrenchDate.WithWeekday(Clocks(calendar).Granted.Due)} ({FrenchCount.Of(days, "jour", "jours")}, avis du {FrenchDate.Of(noticeSentOn)}) — {reason}");
    }

    /// <summary>Why these points cannot be referred to that body, or null when they can. A late referral is allowed and shown as late.</summary>
    public Obstacle? ObstacleToReferral(PublicBody body, IReadOnlyCollection<int> points) =>
        ObstacleToEditing
        ?? (points.Count == 0 ? new Obstacle(ObstacleKind.ReferralOfNothing) : ObstacleToPoints(points))
        ?? (body.IsActive ? null : new Obstacle(ObstacleKind.ReferralToRetiredBody, body.Name))
        ?? (string.IsNullOrWhiteSpace(body.PersonInCharge) ? new Obstacle(ObstacleKind.ReferralWithoutPersonInCharge, body.Name) : null)
        ?? ObstacleToDeciding(points)
        ?? points.Where(number => _referrals.Any(referral => referral.Points.Contains(number)))
            .Select(number => new Obstacle(ObstacleKind.PointReferredTwice, $"{number}"))
            .FirstOrDefault();

    /// <summary>Art. 48: the points are told to come under another body, and take that outcome.</summary>
    public void Refer(PublicBody body, IReadOnlyCollection<int> points, string? documents, DateOnly today, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToReferral(body, points));

        var referral = new Referral(body.Id, body.Details, [.. points.Distinct()], documents, today);
        _referrals.Add(referral);

        foreach (var point in _points.Where(point => referral.Points.Contains(point.Number)))
        {
            point.Outcome = PointOutcome.Referred;
            point.OutcomeNote = null;
            point.Provisions = [];
        }

        Draft(actor);
        Record(HistoryAct.PointsReferred, actor, now, after: Describe(referral));
    }

    public void RemoveReferral(Guid referralId, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToEditing);

        if (_referrals.Find(known => known.Id == referralId) is not { } referral)
        {
            return;
        }

        RuleViolationException.ThrowIf(ObstacleToDeciding(referral.Points));
        _referrals.Remove(referral);

        foreach (var point in _points.Where(point => referral.Points.Contains(point.Number) && point.Outcome == PointOutcome.Referred))
        {
            point.Outcome = null;
        }

        Draft(actor);
        Record(HistoryAct.ReferralRemoved, actor, now, before: Describe(referral));
    }

    /// <param name="note">See <see cref="RequestPoint.OutcomeNote"/>; null for outcomes that take none.</param>
    /// <param name="provisions">What lets the existence be neither confirmed nor denied; none for other outcomes.</param>
    public void Decide(int pointNumber, PointOutcome outcome, string? note, Actor actor, DateTimeOffset now, IReadOnlyCollection<string>? provisions = null)
    {
        RuleViolationException.ThrowIf(ObstacleToEditing);

        var point = _points.Find(known => known.Number == pointNumber)
            ?? throw new RuleViolationException(new Obstacle(ObstacleKind.PointUnknown, $"{pointNumber}"));
        RuleViolationException.ThrowIf(ObstacleToDeciding(point));

        var before = Describe(point);
        point.Outcome = outcome;
        point.OutcomeNote = note;
        point.Provisions = outcome == PointOutcome.NotConfirmed ? [.. (provisions ?? []).Distinct().Order(ProvisionNumberComparer.Instance)] : [];
        Draft(actor);
        Record(HistoryAct.OutcomeDecided, actor, now, before, Describe(point));
    }

    /// <summary>Sets what the letter needs beside the outcomes.</summary>
    /// <param name="signatories">Those of the office: the history names the one who signs.</param>
    public void EditLetter(LetterDetails letter, IReadOnlyList<Signatory> signatories, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToEditing);

        var before = Decision.Describe(signatories);
        Decision.Set(letter);
        Draft(actor);
        Record(HistoryAct.LetterEdited, actor, now, before, Decision.Describe(signatories));
    }

    /// <param name="blockers">What stands in the way of the decision, see <see cref="DecisionRecord.Obstacles"/>.</param>
    public void SubmitForApproval(IReadOnlyList<Obstacle> blockers, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToEditing);
        RuleViolationException.ThrowIf(blockers);

        Status = RequestStatus.AwaitingApproval;
        Draft(actor);
        Decision.Submit(actor, now);
        Record(HistoryAct.SubmittedForApproval, actor, now);
    }

    /// <summary>Why this person cannot approve, or null when they can: whoever drafted does not approve.</summary>
    public Obstacle? ObstacleToApproval(Guid actorId) => Status switch
    {
        RequestStatus.AwaitingApproval =>
            Decision.Drafters.Contains(actorId) ? new Obstacle(ObstacleKind.DraftedByTheSamePerson) : null,
        RequestStatus.Open or RequestStatus.Approved => new Obstacle(ObstacleKind.RequestNotAwaitingApproval),
        RequestStatus.Sent or RequestStatus.Withdrawn or RequestStatus.Disregarded => ObstacleToEditing,
    };

    /// <summary>Approves a package, byte for byte.</summary>
    /// <param name="package">The newest of the request.</param>
    /// <param name="fingerprint">Of the decision as it stands: see <see cref="DecisionRecord.Fingerprint"/>.</param>
    /// <param name="role">In what role the person approves, in French.</param>
    public void Approve(IReadOnlyList<Obstacle> blockers, Package? package, string fingerprint, Actor actor, string role, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToApproval(actor.Id));
        RuleViolationException.ThrowIf(blockers);
        RuleViolationException.ThrowIf(Package.ObstacleToApproval(package, fingerprint));

        Status = RequestStatus.Approved;
        Decision.Approve(fingerprint, package!.ManifestSha256!, actor, role, now);
        Touch();
        Record(HistoryAct.Approved, actor, now, after: $"{role} — manifeste {package.ManifestSha256} — empreinte {fingerprint}");
    }

    /// <summary>Takes a submitted draft back before anyone approved it: the undo of <see cref="SubmitForApproval"/>.</summary>
    public void Recall(Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(Status == RequestStatus.AwaitingApproval ? null : new Obstacle(ObstacleKind.RequestNotAwaitingApproval));

        Status = RequestStatus.Open;
        Decision.Recall();
        Draft(actor);
        Record(HistoryAct.SubmissionRecalled, actor, now);
    }

    public void Return(string comment, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(Status == RequestStatus.AwaitingApproval ? null : new Obstacle(ObstacleKind.RequestNotAwaitingApproval));
        RuleViolationException.ThrowIf(string.IsNullOrWhiteSpace(comment) ? new Obstacle(ObstacleKind.ReturnWithoutComment) : null);

        Status = RequestStatus.Open;
        Decision.Return(comment);
        Touch();
        Record(HistoryAct.ReturnedWithComments, actor, now, after: comment);
    }

    /// <summary>Opens an approved file again, for instance because a document turned up before the sending.</summary>
    public void WithdrawApproval(string comment, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(Status == RequestStatus.Approved ? null : new Obstacle(ObstacleKind.RequestNotApproved));
        RuleViolationException.ThrowIf(string.IsNullOrWhiteSpace(comment) ? new Obstacle(ObstacleKind.ReturnWithoutComment) : null);

        Status = RequestStatus.Open;
        Decision.Return(comment);
        Touch();
        Record(HistoryAct.ApprovalWithdrawn, actor, now, after: comment);
    }

    /// <summary>
    /// What was approved is no longer what is recorded, by an act outside the file: the approval falls, and the file is open for another.
    /// </summary>
    /// <param name="reason">What changed, in French.</param>
    public void CancelApproval(string reason, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(Status == RequestStatus.Approved ? null : new Obstacle(ObstacleKind.RequestNotApproved));

        var before = $"Manifeste {Decision.ApprovedManifest ?? "inconnu"}, approuvé par {Decision.ApprovedBy}";
        Status = RequestStatus.Open;
        Decision.Return($"L’approbation est annulée : {reason}");
        Touch();
        Record(HistoryAct.ApprovalCancelled, actor, now, before, reason);
    }

    public void Record(HistoryAct act, Actor actor, DateTimeOffset now, string? before = null, string? after = null, DocumentId? document = null) =>
        _history.Add(new HistoryEntry(Id, act, actor, now, before, after, document));

    /// <summary>Records an act whose author has a hand in the draft of the decision, and so does not approve it.</summary>
    public void RecordDraft(HistoryAct act, Actor actor, DateTimeOffset now, string? before = null, string? after = null)
    {
        Draft(actor);
        Record(act, actor, now, before, after);
    }

    /// <summary>Records an act that belongs to the file and not to the draft: whoever does it may still approve.</summary>
    public void RecordOnFile(HistoryAct act, Actor actor, DateTimeOffset now, string? after = null, string? before = null)
    {
        ActStamp = Guid.NewGuid();
        Record(act, actor, now, before, after);
    }

    /// <summary>Records an act that cannot happen twice at the same time: the second is refused.</summary>
    internal void RecordAlone(HistoryAct act, Actor actor, DateTimeOffset now)
    {
        ActStamp = Guid.NewGuid();
        Record(act, actor, now);
    }

    /// <summary>As <see cref="RecordDraft"/>, for an act on a document: what is released is part of the decision, though the request stays as it is.</summary>
    internal void RecordDraftOf(DocumentId document, HistoryAct act, Actor actor, DateTimeOffset now, string? before = null, string? after = null)
    {
        Decision.AddDrafter(actor.Id);
        ActStamp = Guid.NewGuid();
        Record(act, actor, now, before, after, document);
    }

    private void Draft(Actor actor)
    {
        Decision.AddDrafter(actor.Id);
        Touch();
    }

    private void Touch()
    {
        Version = Guid.NewGuid();
        ActStamp = Guid.NewGuid();
    }

    private void Set(RequestDetails details, DateOnly receivedOn)
    {
        Kind = details.Kind;
        Form = details.Form;
        Channel = details.Channel;
        ReceivedAt = details.ReceivedAt;
        ReceivedOn = receivedOn;
        Text = details.Text;
        Subject = details.Subject;
    }

    private void SetPoints(IReadOnlyList<string> texts)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            if (i < _points.Count)
            {
                _points[i].Text = texts[i];
            }
            else
            {
                _points.Add(new RequestPoint(i + 1, texts[i]));
            }
        }

        if (_points.Count > texts.Count)
        {
            _points.RemoveRange(texts.Count, _points.Count - texts.Count);
        }
    }

    private string Describe() =>
        $"{Number} — {Kind.InFrench()} — {Form.InFrench()} — {Channel.InFrench()} — reçue le {FrenchDate.Of(ReceivedOn)} — {FrenchCount.Of(_points.Count, "point", "points")}";

    /// <summary>With what the letter recalls; the text as received is kept apart, see <see cref="FormerTexts"/>.</summary>
    private string DescribeWhole() => string.Join(
        '\n',
        _points.OrderBy(point => point.Number).Select(point => $"{point.Number}. {point.Text}").Prepend($"Objet : {Subject}").Prepend(Describe()));

    private static string Describe(RequestPoint point) =>
        $"Point {point.Number} : {point.Outcome?.InFrench() ?? "sans issue"}{(point.Provisions.Count > 0 ? $" — art. {string.Join(", ", point.Provisions)}" : "")}{(point.OutcomeNote is { } note ? $" — {note}" : "")}";

    private static string Describe(Referral referral) =>
        $"Points {string.Join(", ", referral.Points)} — {referral.Body.Name} — {referral.Body.PersonInCharge}";
}
