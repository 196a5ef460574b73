namespace AccessRequests.Domain.Documents;

/// <summary>What an officer says of a document when it is added.</summary>
public sealed record DocumentDetails(
    string Title, DocumentKind Kind, DateOnly? Date, string? Author, string? Addressee, IReadOnlyCollection<int> Points)
{
    /// <inheritdoc cref="RequestedDocument.RecommendationDecidedOn"/>
    public DateOnly? RecommendationDecidedOn { get; init; }
}
