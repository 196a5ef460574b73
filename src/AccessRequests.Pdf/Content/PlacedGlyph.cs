namespace AccessRequests.Pdf.Content;

/// <summary>A glyph on its page.</summary>
/// <param name="Text">What it reads as; null when the font does not tell.</param>
/// <param name="Cell">Advance by ascent and descent, in page space.</param>
/// <param name="Ink">What it paints, in page space; null when it paints nothing or nobody knows.</param>
/// <param name="Origin">Start of its baseline.</param>
/// <param name="End">Where the next glyph starts.</param>
/// <param name="Size">Of one em, in points.</param>
/// <param name="IsInHiddenLayer">No reader shows it on opening; told only to those who look into hidden layers.</param>
internal readonly record struct PlacedGlyph(
    string? Text, Quad Cell, Quad? Ink, Point Origin, Point End, double Size, bool IsInvisible, bool IsInHiddenLayer = false);
