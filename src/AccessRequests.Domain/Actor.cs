namespace AccessRequests.Domain;

/// <summary>The person who acts, as the history must name them even after their account is gone.</summary>
public sealed record Actor(Guid Id, string Name);
