namespace AccessRequests.Domain;

/// <summary>
/// What an administrator enters and signs. It is revoked and never deleted or edited: what was computed or written under it must stay
/// explicable.
/// </summary>
public abstract class RevocableEntry
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string EnteredBy { get; protected init; } = "";

    public DateTimeOffset EnteredAt { get; protected init; }

    public string? RevokedBy { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public bool IsInForce => RevokedAt is null;

    /// <summary>The first revocation stands.</summary>
    public void Revoke(Actor actor, DateTimeOffset now) => (RevokedBy, RevokedAt) = (RevokedBy ?? actor.Name, RevokedAt ?? now);
}
