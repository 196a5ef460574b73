namespace AccessRequests.Domain.Provisions;

/// <summary>What must be known before a provision is relied on, as the desk asks it; null for what need not be asked.</summary>
/// <param name="From">The day that its years run from, where it is not that of the document.</param>
/// <param name="EndedOn">The day of what ends it: the decision that was taken, the consent that was given.</param>
/// <param name="Who">Whose information or advice it is.</param>
public sealed record GroundQuestions(string? From, string? EndedOn, string? Who);
