namespace AccessRequests.Pdf;

/// <summary>A page that the new file replaces by a notice.</summary>
/// <param name="Uncertainty">Why the engine could not treat it with certainty; null when the caller asked for it.</param>
public sealed record PageWithheld(int Page, string? Uncertainty);
