namespace AccessRequests.Domain.Decisions;

/// <summary>What a letter that left decided and that stands: the letter to come recalls it by its date.</summary>
/// <param name="Points">In order.</param>
public sealed record RecalledDecision(DateOnly DecidedOn, IReadOnlyList<int> Points);
