namespace AccessRequests.Domain.Organisations;

/// <summary>The office's own words for one sentence of the letters.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="Many">The plural; null when the sentence does not agree.</param>
public sealed record Rewording(string Language, string Key, string One, string? Many);
