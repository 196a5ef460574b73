namespace AccessRequests.Domain.Retention;

/// <summary>The first of the two people whom a destruction takes.</summary>
/// <param name="RuleId">Under which it was proposed: another rule needs another proposal.</param>
public sealed record DestructionProposal(Guid ById, string By, DateTimeOffset At, Guid RuleId);
