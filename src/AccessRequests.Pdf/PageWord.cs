namespace AccessRequests.Pdf;

/// <summary>A word of a page with its box, from ascent to descent, ink included.</summary>
/// <param name="Line">From 0, in reading order.</param>
public sealed record PageWord(string Text, PdfBox Box, int Line);
