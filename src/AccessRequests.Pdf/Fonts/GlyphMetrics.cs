namespace AccessRequests.Pdf.Fonts;

/// <summary>Where a glyph lies, in text space units of one em (9.2.4), horizontal writing.</summary>
/// <param name="Advance">The displacement to the next glyph: along x, or along y in vertical writing (then negative).</param>
/// <param name="Ink">The painted box, or null when the glyph paints nothing or nobody knows.</param>
/// <param name="Certain">Whether <paramref name="Ink"/> comes from the font's own program or metrics.</param>
/// <param name="OriginX">Vertical writing: the position vector, subtracted from the glyph's origin.</param>
internal readonly record struct GlyphMetrics(
    double Advance, PdfBox? Ink, bool Certain, string? Text, double OriginX = 0, double OriginY = 0);
