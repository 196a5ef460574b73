namespace AccessRequests.Cli.Soak;

/// <param name="Reason">Why, in one line; never a word of the document.</param>
/// <param name="Marks">Marks drawn.</param>
internal sealed record SoakResult(string File, int Seed, SoakOutcome Outcome, string? Reason, int Pages, int Marks, double Seconds);
