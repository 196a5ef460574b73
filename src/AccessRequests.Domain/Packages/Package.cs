using AccessRequests.Domain.Requests;
using AccessRequests.Domain.Sendings;

namespace AccessRequests.Domain.Packages;

/// <summary>
/// What is approved and then sent: letter with its annex, table of reasons, redacted documents, the same in one file, and a ZIP with a
/// signed manifest. It is made from the submitted decision, and its artefacts exist only when every one of them was verified.
/// </summary>
public sealed class Package
{
    private readonly List<PackageArtefact> _artefacts = [];

    private Package(Guid id, AccessRequestId requestId, string fingerprint)
    {
        Id = id;
        RequestId = requestId;
        Fingerprint = fingerprint;
        RequestedBy = "";
    }

    public Guid Id { get; private init; }

    public AccessRequestId RequestId { get; private init; }

    /// <summary>Of the decision that was submitted: see <see cref="Decisions.DecisionRecord.Fingerprint"/>.</summary>
    public string Fingerprint { get; private init; }

    public PackageStatus Status { get; private set; } = PackageStatus.Waiting;

    public Guid RequestedById { get; private init; }

    public string RequestedBy { get; private init; }

    public DateTimeOffset RequestedAt { get; private init; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>0 to 100, for the person who waits.</summary>
    public int Progress { get; private set; }

    /// <summary>What is being done, or why it was refused, in French.</summary>
    public string Message { get; private set; } = "";

    public bool IsCancellationRequested { get; private set; }

    public Guid? CancelledById { get; private set; }

    public string? CancelledBy { get; private set; }

    public IReadOnlyList<PackageArtefact> Artefacts => _artefacts;

    public bool IsUnderway => Status is PackageStatus.Waiting or PackageStatus.Building;

    /// <summary>What a manager approves; null until the package is verified.</summary>
    public string? ManifestSha256 => _artefacts.Find(artefact => artefact.Kind == ArtefactKind.Manifest)?.Sha256;

    /// <summary>Why nothing of this package may be downloaded, or null when it may: what was sent stays at hand.</summary>
    public Obstacle? ObstacleToDownload(AccessRequest request) =>
        SendingOf(request)?.IncidentReference is { } incident ? new Obstacle(ObstacleKind.SendingUnderIncident, incident)
        : WasSent(request) || IsOfTheDecision(request) ? null
        : new Obstacle(ObstacleKind.PackageNotApproved);

    /// <summary>
    /// Why its documents may not be downloaded although its letter may, or null when they may. A third party's hold is reckoned on what
    /// the file releases now; a package whose documents were still held when the file was reopened is not what the file releases any more.
    /// </summary>
    public Obstacle? ObstacleToItsDocuments(AccessRequest request) =>
        SendingOf(request) is { CompleteOn: null } sending && sending != request.Sent ? new Obstacle(ObstacleKind.DocumentsWereHeld) : null;

    /// <summary>Verified, and the very one whose manifest is approved now.</summary>
    public bool IsOfTheDecision(AccessRequest request) =>
        Status == PackageStatus.Verified
        && request.Status == RequestStatus.Approved
        && request.Decision.ApprovedManifest is { } approved
        && approved == ManifestSha256;

    public bool WasSent(AccessRequest request) => SendingOf(request) is not null;

    /// <summary>The manifest under which its files may leave, or null when they may not.</summary>
    public string? ManifestToLeave(AccessRequest request) =>
        SendingOf(request) is { } sent ? sent.Manifest ?? ManifestSha256
        : IsOfTheDecision(request) ? request.Decision.ApprovedManifest
        : null;

    private Sending? SendingOf(AccessRequest request) => request.Sendings.FirstOrDefault(sending => sending.PackageId == Id);

    /// <summary>Why a package cannot be asked for, or null when it can: it is made for the manager who is to approve it.</summary>
    public static Obstacle? ObstacleToBuilding(AccessRequest request, Package? latest) => request.Status switch
    {
        RequestStatus.AwaitingApproval => latest?.IsUnderway == true ? new Obstacle(ObstacleKind.PackageUnderway) : null,
        RequestStatus.Open => new Obstacle(ObstacleKind.RequestNotSubmitted),
        RequestStatus.Approved => new Obstacle(ObstacleKind.PackageFrozen),
        RequestStatus.Sent or RequestStatus.Withdrawn or RequestStatus.Disregarded => request.ObstacleToEditing,
    };

    /// <summary>Why nobody can approve this package, or null when they can.</summary>
    /// <param name="package">The newest of the request; null when none was asked for.</param>
    /// <param name="fingerprint">Of the decision as it stands now.</param>
    public static Obstacle? ObstacleToApproval(Package? package, string fingerprint) =>
        package?.IsUnderway == true ? new Obstacle(ObstacleKind.PackageUnderway)
        : package is not { Status: PackageStatus.Verified, ManifestSha256: not null } ? new Obstacle(ObstacleKind.PackageNotBuilt)
        : package.Fingerprint != fingerprint ? new Obstacle(ObstacleKind.DecisionChangedSincePackage)
        : null;

    /// <param name="fingerprint">Of the decision as it was submitted.</param>
    public static Package Ask(AccessRequest request, Package? latest, string fingerprint, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToBuilding(request, latest));
        request.RecordAlone(HistoryAct.PackageStarted, actor, now);

        return new Package(Guid.CreateVersion7(), request.Id, fingerprint)
        {
            RequestedById = actor.Id,
            RequestedBy = actor.Name,
            RequestedAt = now,
        };
    }

    public Actor Requester => new(RequestedById, RequestedBy);

    /// <summary>Starts, or starts over after a restart of the server.</summary>
    public void Begin()
    {
        Status = PackageStatus.Building;
        Progress = 0;
        _artefacts.Clear();
    }

    public void Report(int progress, string message)
    {
        Progress = Math.Clamp(progress, 0, 100);
        Message = message;
    }

    public void RequestCancellation(Actor actor)
    {
        if (!IsUnderway || IsCancellationRequested)
        {
            return;
        }

        IsCancellationRequested = true;
        CancelledById = actor.Id;
        CancelledBy = actor.Name;
    }

    /// <summary>Every artefact was re-opened and verified.</summary>
    public void Complete(AccessRequest request, IReadOnlyList<PackageArtefact> artefacts, DateTimeOffset now)
    {
        _artefacts.AddRange(artefacts);
        Finish(PackageStatus.Verified, 100, "Trousse assemblée et vérifiée.", now);
        request.Record(HistoryAct.PackageBuilt, Requester, now, after: string.Join(" — ", artefacts.Select(artefact => $"{artefact.FileName} {artefact.Sha256}")));
    }

    public void Fail(AccessRequest request, string reason, DateTimeOffset now)
    {
        Finish(PackageStatus.Failed, Progress, reason, now);
        request.Record(HistoryAct.PackageFailed, Requester, now, after: reason);
    }

    public void Cancel(AccessRequest request, DateTimeOffset now)
    {
        Finish(PackageStatus.Cancelled, Progress, "Assemblage annulé.", now);
        request.Record(HistoryAct.PackageCancelled, CancelledById is { } id ? new Actor(id, CancelledBy!) : Requester, now);
    }

    private void Finish(PackageStatus status, int progress, string message, DateTimeOffset now)
    {
        Status = status;
        Progress = progress;
        Message = message;
        FinishedAt = now;
    }
}
