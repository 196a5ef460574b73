using AccessRequests.Domain.Decisions;

namespace AccessRequests.Domain.Sendings;

/// <summary>
/// That a decision left for the applicant, with the package that left. A corrected decision has a sending of its own; the earlier
/// one stays.
/// </summary>
public sealed class Sending
{
    public const int ProofMaxLength = 300;
    public const int AddressMaxLength = 500;

    internal Sending(Guid packageId, string manifest, DateOnly decidedOn, SendingDetails details, Actor actor, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7();
        PackageId = packageId;
        Manifest = manifest;
        DecidedOn = decidedOn;
        SentOn = details.SentOn;
        Delivery = details.Delivery;
        Proof = details.Proof;
        RecordedBy = actor.Name;
        RecordedAt = now;
    }

    private Sending()
    {
        RecordedBy = "";
    }

    /// <summary>That a letter which is itself the answer left, without a package (arts. 89 ff.).</summary>
    internal static Sending OfLetter(Guid letterId, DateOnly datedOn, SendingDetails details, Actor actor, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        LetterId = letterId,
        DecidedOn = datedOn,
        SentOn = details.SentOn,
        Delivery = details.Delivery,
        Proof = details.Proof,
        RecordedBy = actor.Name,
        RecordedAt = now,
    };

    public Guid Id { get; private init; }

    /// <summary>Null where a letter alone answered (see <see cref="LetterId"/>), and once the package was destroyed.</summary>
    public Guid? PackageId { get; internal set; }

    /// <summary>The letter that answered without a package; null for a decision, and once the letter was destroyed.</summary>
    public Guid? LetterId { get; internal set; }

    /// <summary>SHA-256 of the manifest that was approved; null for what left before manifests were.</summary>
    public string? Manifest { get; private init; }

    /// <summary>The date of the letter that left, from which the thirty days of review run (art. 135).</summary>
    public DateOnly DecidedOn { get; private init; }

    public DateOnly SentOn { get; private init; }

    public Delivery Delivery { get; private init; }

    /// <summary>The tracking number or the acknowledgement of the server; null when there is none.</summary>
    public string? Proof { get; internal set; }

    /// <summary>The letter left before the documents, which may leave from that day (art. 49, al. 4); null when all left together.</summary>
    public DateOnly? DocumentsHeldUntil { get; internal init; }

    /// <summary>When the documents followed; null until they did, or when all left together.</summary>
    public DateOnly? DocumentsSentOn { get; internal set; }

    /// <summary>The day on which the applicant was sent everything, or null while documents are held.</summary>
    public DateOnly? CompleteOn => DocumentsHeldUntil is null ? SentOn : DocumentsSentOn;

    /// <summary>When the decision and what was sent were published (A-2.1, r. 2); null while they are not.</summary>
    public DateOnly? PublishedOn { get; internal set; }

    /// <summary>Where they are published.</summary>
    public string? PublicationAddress { get; internal set; }

    /// <summary>Who read the copy that is published again, and had no hand in the answer.</summary>
    public string? PublishedBy { get; internal set; }

    /// <summary>Of the confidentiality incident that this sending is; null when none was reported. It is not published again.</summary>
    public string? IncidentReference { get; internal set; }

    public string RecordedBy { get; private init; }

    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>When the applicant received it, once the office knows; null until then.</summary>
    public DateOnly? ReceivedOn { get; internal set; }
}
