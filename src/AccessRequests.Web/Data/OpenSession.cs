namespace AccessRequests.Web.Data;

/// <summary>A session that a browser holds: what its cookie names, so that it can be ended here, wherever the cookie went.</summary>
public sealed class OpenSession
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid AccountId { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The network address at its opening.</summary>
    public string? From { get; init; }
}
