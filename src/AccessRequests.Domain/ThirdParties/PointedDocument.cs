namespace AccessRequests.Domain.ThirdParties;

/// <summary>A document as far as the clocks of a file go.</summary>
/// <param name="Points">The points that it answers.</param>
public sealed record PointedDocument(Guid Id, IReadOnlyCollection<int> Points);
