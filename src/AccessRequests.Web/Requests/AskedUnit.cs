namespace AccessRequests.Web.Requests;

/// <summary>The name of a unit that was asked for documents in some file, once or nearly: two acts at the same time may both write it.</summary>
public sealed class AskedUnit
{
    public long Id { get; private init; }

    public required string Name { get; init; }
}
