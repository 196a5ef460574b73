namespace AccessRequests.Domain.Retention;

/// <summary>The first of the two people whom a destruction takes.</summary>
public sealed record DestructionProposal(Guid ById, string By, DateTimeOffset At);
