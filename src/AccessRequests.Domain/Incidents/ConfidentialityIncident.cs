using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;

namespace AccessRequests.Domain.Incidents;

/// <summary>
/// An entry of the register of confidentiality incidents (arts. 63.8 to 63.11; A-2.1, r. 3.1), opened from what left the office.
/// Reporting it keeps the evidence, ends the publication and asks for the assessment of serious injury.
/// </summary>
public sealed class ConfidentialityIncident
{
    public const int ReferenceMaxLength = 20;
    public const int MaxMeasures = 100;

    private readonly List<IncidentCommunication> _communications = [];
    private readonly List<IncidentPages> _pages = [];
    private readonly List<IncidentMeasure> _measures = [];

    private ConfidentialityIncident()
    {
        (Reference, RequestNumber, Circumstances, Information, ReportedBy) = ("", "", "", "", "");
    }

    public Guid Id { get; private init; }

    /// <summary>Its number in the register: «2026-003».</summary>
    public string Reference { get; private init; }

    public AccessRequestId RequestId { get; private init; }

    public string RequestNumber { get; private init; }

    public Guid SendingId { get; private init; }

    public IncidentNature Nature { get; private init; }

    public DateOnly OccurredFrom { get; private init; }

    public DateOnly? OccurredTo { get; private init; }

    public DateOnly AwareOn { get; private init; }

    public string Circumstances { get; private init; }

    public string Information { get; private init; }

    public int? PersonsConcerned { get; private set; }

    public string ReportedBy { get; private init; }

    public DateTimeOffset ReportedAt { get; private init; }

    public IReadOnlyList<IncidentCommunication> Communications => _communications;

    public IReadOnlyList<IncidentPages> Pages => _pages;

    public IReadOnlyList<IncidentMeasure> Measures => _measures;

    /// <summary>Null until someone weighed the risk.</summary>
    public PrejudiceAssessment? Assessment { get; private set; }

    public string? AssessedBy { get; private set; }

    public DateTimeOffset? AssessedAt { get; private set; }

    /// <summary>When someone saw that the page is no longer on the site; null until then, or when nothing was published.</summary>
    public DateOnly? TakenDownOn { get; private set; }

    public DateOnly? CommissionNotifiedOn { get; private set; }

    public DateOnly? PersonsNotifiedOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Changes with each act, so that two people's are not mixed.</summary>
    public Guid Version { get; private set; }

    public bool IsOpen => ClosedOn is null;

    public bool IsSerious => Assessment?.IsSerious == true;

    /// <summary>Something was published, and nobody yet saw that it is gone.</summary>
    public bool AwaitsTakingDown => TakenDownOn is null && Communications.Any(communication => communication.Channel == IncidentChannel.Published);

    /// <summary>What is still to be done before it can be closed, in the order in which it is due. Empty once closed.</summary>
    public IReadOnlyList<Obstacle> Duties => !IsOpen ? [] :
    [
        .. new[]
        {
            AwaitsTakingDown ? new Obstacle(ObstacleKind.IncidentPageStillOnline, Reference) : null,
            Assessment is null ? new Obstacle(ObstacleKind.IncidentNotAssessed, Reference) : null,
            IsSerious && CommissionNotifiedOn is null ? new Obstacle(ObstacleKind.IncidentCommissionNotNotified, Reference) : null,
            IsSerious && PersonsNotifiedOn is null ? new Obstacle(ObstacleKind.IncidentPersonsNotNotified, Reference) : null,
            Measures.Count == 0 ? new Obstacle(ObstacleKind.IncidentWithoutMeasure, Reference) : null,
        }.OfType<Obstacle>(),
    ];

    public static string ReferenceOf(int year, int rank) => $"{year}-{rank:000}";

    /// <summary>Why no incident can be reported of this sending, or null when one can.</summary>
    public static Obstacle? ObstacleToReporting(AccessRequest request, Sending? sending, IncidentReport report, DateOnly today) =>
        sending is null || !request.Sendings.Contains(sending) ? new Obstacle(ObstacleKind.RequestNotSent)
        : sending.IncidentReference is { } known ? new Obstacle(ObstacleKind.IncidentAlreadyReported, known)
        : report.OccurredFrom < sending.SentOn || (report.OccurredTo ?? report.OccurredFrom) < report.OccurredFrom
            || report.AwareOn < report.OccurredFrom || report.AwareOn > today || report.OccurredTo > today
            ? new Obstacle(ObstacleKind.IncidentDayOutOfBounds, Day: sending.SentOn)
        : null;

    /// <summary>
    /// Opens the entry: what left is written down as the file knows it, the file is kept (its evidence with it), and what was published
    /// is withdrawn and stays so.
    /// </summary>
    /// <param name="left">With the sending.</param>
    /// <param name="traces">What the history of the file has of publications and of what was taken by links, oldest first.</param>
    /// <param name="pages">Of the documents that told too much; none when the letter did, or the address was wrong.</param>
    public static ConfidentialityIncident Report(
        AccessRequest request, Sending? sending, LeftFiles left, IReadOnlyList<IncidentPages> pages, IncidentReport report, string reference, DateOnly today, Actor actor, DateTimeOffset now,
        IReadOnlyList<HistoryEntry>? traces = null)
    {
        RuleViolationException.ThrowIf(ObstacleToReporting(request, sending, report, today));
        RuleViolationException.ThrowIf(report.Nature == IncidentNature.TooLittleHidden && left.PackageId is not null && pages.Count == 0 ? new Obstacle(ObstacleKind.IncidentWithoutPages) : null);

        var incident = new ConfidentialityIncident
        {
            Id = Guid.CreateVersion7(),
            Reference = reference,
            RequestId = request.Id,
            RequestNumber = request.Number,
            SendingId = sending!.Id,
            Nature = report.Nature,
            OccurredFrom = report.OccurredFrom,
            OccurredTo = report.OccurredTo,
            AwareOn = report.AwareOn,
            Circumstances = report.Circumstances,
            Information = report.Information,
            PersonsConcerned = report.PersonsConcerned,
            ReportedBy = actor.Name,
            ReportedAt = now,
            Version = Guid.NewGuid(),
        };

        incident._pages.AddRange(pages);
        incident._communications.AddRange(CommunicationsOf(request, sending, left, traces ?? []));
        request.Freeze(sending, reference, actor, now);
        request.RecordOnFile(HistoryAct.IncidentReported, actor, now, $"{reference} — {report.Nature.InFrench()}{(pages.Count == 0 ? "" : $" — {string.Join(" ; ", pages.Select(page => $"{page.Title}, p.\u00A0{page.Pages} : {page.Marks}"))}")}");
        return incident;
    }

    /// <summary>Weighs the risk, or weighs it anew: the history keeps each conclusion.</summary>
    /// <param name="persons">How many are concerned, once it is known.</param>
    public void Assess(AccessRequest request, PrejudiceAssessment assessment, int? persons, Actor actor, DateTimeOffset now)
    {
        ThrowIfClosed();
        var before = Assessment is null ? null : Said(Assessment);
        (Assessment, AssessedBy, AssessedAt, PersonsConcerned) = (assessment, actor.Name, now, persons ?? PersonsConcerned);
        Touch(request, HistoryAct.IncidentAssessed, actor, now, Said(assessment), before);
    }

    public void Take(AccessRequest request, DateOnly on, string text, DateOnly today, Actor actor, DateTimeOffset now)
    {
        ThrowIfClosed();
        ThrowIfOutside(on, today);
        RuleViolationException.ThrowIf(_measures.Count >= MaxMeasures ? new Obstacle(ObstacleKind.IncidentTooManyMeasures, Reference, MaxMeasures) : null);
        _measures.Add(new IncidentMeasure(Guid.CreateVersion7(), on, text, actor.Name, now));
        Touch(request, HistoryAct.IncidentMeasureTaken, actor, now, FrenchDate.Of(on));
    }

    /// <summary>Someone looked, and the page is no longer on the site.</summary>
    public void ConfirmTakenDown(AccessRequest request, DateOnly on, DateOnly today, Actor actor, DateTimeOffset now)
    {
        ThrowIfClosed();
        ThrowIfOutside(on, today);
        TakenDownOn = on;
        Touch(request, HistoryAct.IncidentPageTakenDown, actor, now, FrenchDate.Of(on));
    }

    /// <summary>The notices of art. 63.8: to the Commission, and to the persons whose information it is.</summary>
    public void Notify(AccessRequest request, DateOnly? commissionOn, DateOnly? personsOn, DateOnly today, Actor actor, DateTimeOffset now)
    {
        ThrowIfClosed();

        if (commissionOn is { } commission)
        {
            ThrowIfOutside(commission, today);
            CommissionNotifiedOn = commission;
            Touch(request, HistoryAct.IncidentNoticeGiven, actor, now, $"Commission — {FrenchDate.Of(commission)}");
        }

        if (personsOn is { } persons)
        {
            ThrowIfOutside(persons, today);
            PersonsNotifiedOn = persons;
            Touch(request, HistoryAct.IncidentNoticeGiven, actor, now, $"personnes concernées — {FrenchDate.Of(persons)}");
        }
    }

    public void Close(AccessRequest request, DateOnly today, Actor actor, DateTimeOffset now)
    {
        ThrowIfClosed();
        RuleViolationException.ThrowIf(Duties is [var first, ..] ? first : null);
        ClosedOn = today;
        Touch(request, HistoryAct.IncidentClosed, actor, now, FrenchDate.Of(today));
    }

    private static IEnumerable<IncidentCommunication> CommunicationsOf(AccessRequest request, Sending sending, LeftFiles left, IReadOnlyList<HistoryEntry> traces)
    {
        var recorded = $"consigné {QuebecTime.InFrench(sending.RecordedAt)} par {sending.RecordedBy}";
        var followed = sending.DocumentsSentOn is { } later ? $" — documents envoyés le {FrenchDate.Of(later)}" : "";
        yield return new IncidentCommunication(
            Guid.CreateVersion7(), IncidentChannel.Sent, sending.SentOn, Cut($"{sending.Delivery.InFrench()}{(sending.Proof is { } proof ? $" — {proof}" : "")}{followed} — {recorded}", IncidentCommunication.WhereMaxLength), left.PackageId, left.Evidence);

        // What was published before another decision took its place, whether it was withdrawn since or not.
        var until = request.Sendings.Where(other => other.RecordedAt > sending.RecordedAt).Select(other => (DateTimeOffset?)other.RecordedAt).Min();
        var published = traces.Where(entry => entry.Act == HistoryAct.DecisionPublished && entry.At >= sending.RecordedAt && !(entry.At >= until)).ToList();

        foreach (var one in published)
        {
            var withdrawn = traces.FirstOrDefault(entry => entry.Act == HistoryAct.PublicationWithdrawn && entry.At >= one.At);
            yield return new IncidentCommunication(
                Guid.CreateVersion7(),
                IncidentChannel.Published,
                withdrawn is null && sending.PublishedOn is { } day ? day : QuebecTime.DayOf(one.At),
                Cut($"{(withdrawn is null ? "" : $"retirée {QuebecTime.InFrench(withdrawn.At)} — ")}consignée {QuebecTime.InFrench(one.At)} par {one.ActorName} — {one.After}", IncidentCommunication.WhereMaxLength),
                left.PackageId,
                left.Evidence);
        }

        if (published.Count == 0 && sending is { PublishedOn: { } on, PublicationAddress: { } address })
        {
            yield return new IncidentCommunication(Guid.CreateVersion7(), IncidentChannel.Published, on, address, left.PackageId, left.Evidence);
        }

        // A link is forwarded: who took the files is known by the address alone, and from each the first time counts.
        foreach (var same in traces
            .Where(entry => entry.Act == HistoryAct.DownloadedByLink && left.Files.Any(file => entry.After?.Contains(file.Sha256, StringComparison.Ordinal) == true))
            .OrderBy(entry => entry.At)
            .GroupBy(entry => entry.From ?? "adresse non connue"))
        {
            yield return new IncidentCommunication(
                Guid.CreateVersion7(),
                IncidentChannel.TakenByLink,
                QuebecTime.DayOf(same.First().At),
                $"{same.Key} — {FrenchCount.Of(same.Count(), "fichier", "fichiers")}, de {QuebecTime.InFrench(same.First().At)} à {QuebecTime.InFrench(same.Last().At)}",
                left.PackageId,
                string.Join('\n', same.Select(entry => $"{QuebecTime.InFrench(entry.At)} {entry.After}")));
        }
    }

    internal static string Cut(string text, int length) => text.Length > length ? text[..(length - 1)] + "…" : text;

    private static string Said(PrejudiceAssessment assessment) =>
        assessment.IsSerious ? "risque de préjudice sérieux" : "pas de risque de préjudice sérieux";

    private void Touch(AccessRequest request, HistoryAct act, Actor actor, DateTimeOffset now, string after, string? before = null)
    {
        Version = Guid.NewGuid();
        request.RecordOnFile(act, actor, now, $"{Reference} — {after}", before);
    }

    private void ThrowIfClosed() => RuleViolationException.ThrowIf(IsOpen ? null : new Obstacle(ObstacleKind.IncidentClosed, Reference, Day: ClosedOn));

    private void ThrowIfOutside(DateOnly on, DateOnly today) =>
        RuleViolationException.ThrowIf(on < OccurredFrom || on > today ? new Obstacle(ObstacleKind.IncidentDayOutOfBounds, Day: OccurredFrom) : null);
}
