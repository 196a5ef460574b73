namespace AccessRequests.Web.Dashboard;

/// <summary>The address by which a person's own agenda reads their last days: one at a time, of which only the hash is kept.</summary>
public sealed class AgendaSubscription
{
    /// <summary>SHA-256 in hexadecimal.</summary>
    public const int HashLength = 64;

    public required Guid AccountId { get; init; }

    public required string AddressHash { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>When an agenda last asked, to the hour: its person knows whether it is theirs.</summary>
    public DateTimeOffset? ReadAt { get; init; }
}
