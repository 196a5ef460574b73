using AccessRequests.Domain.Packages;
using AccessRequests.Domain.Requests;

namespace AccessRequests.Domain.Sendings;

/// <summary>
/// A way for the applicant to fetch one approved package that is too large for an e-mail. The address is a secret that goes by one channel, the
/// code another that goes by a second; neither is kept, only what checks it. It ends by itself, by count, by wrong codes, or when someone ends it.
/// </summary>
public sealed class DownloadLink
{
    public const int MaxDays = 60;
    public const int MaxDownloads = 500;
    public const int MaxWrongCodes = 5;
    public const int HashMaxLength = 200;

    private DownloadLink(Guid id, AccessRequestId requestId, Guid packageId, string addressHash, string codeHash)
    {
        Id = id;
        RequestId = requestId;
        PackageId = packageId;
        AddressHash = addressHash;
        CodeHash = codeHash;
        CreatedBy = "";
    }

    public Guid Id { get; private init; }

    public AccessRequestId RequestId { get; private init; }

    /// <summary>The one set of files behind it.</summary>
    public Guid PackageId { get; private init; }

    /// <summary>SHA-256 of the secret in the address: 256 random bits need no slow hash.</summary>
    public string AddressHash { get; private init; }

    /// <summary>Slow and salted: a code that is read out on the telephone is short.</summary>
    public string CodeHash { get; private init; }

    public string CreatedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public int AllowedDownloads { get; private init; }

    public int Downloads { get; private set; }

    public DateTimeOffset? LastDownloadAt { get; private set; }

    public int WrongCodes { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string? RevokedBy { get; private set; }

    /// <summary>Changes at each act, so that two downloads at once do not count as one.</summary>
    public Guid Version { get; private set; } = Guid.CreateVersion7();

    /// <summary>
    /// Why no link leads to the package, or null when one may: it is what the office sent, recorded, and the decision that stands. An incident on the
    /// sending then closes the link too, and so does a correction.
    /// </summary>
    public static Obstacle? ObstacleToOffer(AccessRequest request, Package package) =>
        request.Sent?.PackageId != package.Id ? new Obstacle(ObstacleKind.LinkBeforeSending) : package.ObstacleToDownload(request);

    /// <param name="package">Of the decision that was sent.</param>
    /// <exception cref="RuleViolationException">The package may not leave.</exception>
    public static DownloadLink Offer(
        AccessRequest request, Package package, Obstacle? obstacle, string addressHash, string codeHash, DateTimeOffset expiresAt, int allowedDownloads, Actor actor, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(obstacle ?? ObstacleToOffer(request, package));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(expiresAt, now.AddDays(MaxDays + 1));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(allowedDownloads);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(allowedDownloads, MaxDownloads);
        var link = new DownloadLink(Guid.CreateVersion7(), request.Id, package.Id, addressHash, codeHash)
        {
            CreatedBy = actor.Name,
            CreatedAt = now,
            ExpiresAt = expiresAt,
            AllowedDownloads = allowedDownloads,
        };
        request.Record(HistoryAct.DownloadLinkOffered, actor, now, after: $"{link.Id:N} — {allowedDownloads} téléchargements, jusqu’au {expiresAt:yyyy-MM-dd HH:mm} UTC");
        return link;
    }

    /// <summary>Why it no longer serves, for the office; null while it does. To whoever holds the address every reason is told alike.</summary>
    public Obstacle? ObstacleToUse(DateTimeOffset now) =>
        RevokedAt is not null ? new Obstacle(ObstacleKind.LinkRevoked)
        : WrongCodes >= MaxWrongCodes ? new Obstacle(ObstacleKind.LinkLocked)
        : now >= ExpiresAt ? new Obstacle(ObstacleKind.LinkExpired)
        : Downloads >= AllowedDownloads ? new Obstacle(ObstacleKind.LinkUsedUp)
        : null;

    public void Revoke(AccessRequest request, Actor actor, DateTimeOffset now)
    {
        if (RevokedAt is null)
        {
            (RevokedAt, RevokedBy) = (now, actor.Name);
            Version = Guid.CreateVersion7();
            request.Record(HistoryAct.DownloadLinkRevoked, actor, now, after: $"{Id:N}");
        }
    }

    /// <summary>Counts a code as wrong before it is looked at: however many come at once, no more than <see cref="MaxWrongCodes"/> are.</summary>
    /// <exception cref="RuleViolationException">The link no longer serves.</exception>
    public void TakeTry(DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToUse(now));
        WrongCodes++;
        Version = Guid.CreateVersion7();
    }

    /// <summary>The code was right: the try that it took is given back.</summary>
    public void GiveTryBack()
    {
        WrongCodes--;
        Version = Guid.CreateVersion7();
    }

    /// <summary>The code was wrong: its try stays taken.</summary>
    public void RefuseCode(AccessRequest request, Actor stranger, DateTimeOffset now)
    {
        request.Record(HistoryAct.DownloadLinkCodeRefused, stranger, now, after: $"{Id:N}{(WrongCodes >= MaxWrongCodes ? " — le lien est fermé" : "")}");
    }

    /// <exception cref="RuleViolationException">The link no longer serves.</exception>
    public void Download(AccessRequest request, PackageArtefact artefact, Actor stranger, DateTimeOffset now)
    {
        RuleViolationException.ThrowIf(ObstacleToUse(now));
        Downloads++;
        LastDownloadAt = now;
        Version = Guid.CreateVersion7();
        request.Record(HistoryAct.DownloadedByLink, stranger, now, after: $"{Id:N} — {artefact.FileName} {artefact.Sha256}");
    }
}
