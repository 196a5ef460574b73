namespace AccessRequests.Pdf.Typesetting;

/// <summary>White space, in points; it vanishes at the top of a page.</summary>
public sealed record SpacerBlock(double Height) : Block;
