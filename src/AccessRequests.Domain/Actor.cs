namespace AccessRequests.Domain;

/// <summary>The person who acts, as the history must name them even after their account is gone.</summary>
/// <param name="From">The network address they act from, where it is known.</param>
public sealed record Actor(Guid Id, string Name, string? From = null);
