namespace AccessRequests.Domain.Documents;

/// <summary>
/// A document refused whole: what the provisions protect forms its substance (art. 14, al. 2), so that nothing is left to extract.
/// </summary>
public sealed record Withholding(List<string> Provisions, string Reason);
