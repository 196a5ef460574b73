namespace AccessRequests.Pdf.Typesetting;

/// <summary>A thin line over the width of the text: decoration, which is not read aloud.</summary>
public sealed record RuleBlock : Block;
