namespace AccessRequests.Pdf.Typesetting;

public sealed record ListItem(string Label, IReadOnlyList<TextRun> Runs);
