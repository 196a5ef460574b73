namespace AccessRequests.Domain.Decisions;

/// <summary>A numbered point of a request that is made of lettered parts.</summary>
public sealed record PointHeading(int Number, string Text);
