using AccessRequests.Domain.Requests;

namespace AccessRequests.Web.Search;

/// <summary>That a file relies on an article, kept beside the mark or the outcome that says so, so that lists can be filtered by it.</summary>
public sealed class ProvisionEntry
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required AccessRequestId RequestId { get; init; }

    /// <summary>The document, or the request for the outcomes of its points.</summary>
    public required Guid SourceId { get; init; }

    public required string Number { get; init; }
}
