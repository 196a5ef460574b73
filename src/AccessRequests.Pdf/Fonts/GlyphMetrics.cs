namespace AccessRequests.Pdf.Fonts;

/// <summary>Where a glyph lies, in text space units of one em (9.2.4), horizontal writing.</summary>
/// <param name="Advance">The displacement to the next glyph: along x, or along y in vertical writing (then negative).</param>
/// <param name="Ink">The painted box, or null when the glyph paints nothing or nobody knows.</param>
/// <param name="Certain">Whether <paramref name="Ink"/> comes from the font's own program or metrics.</param>
/// <param name="OriginX">Vertical writing: the position vector, subtracted from the glyph's origin.</param>
internal readonly record struct GlyphMetrics(
    double Advance, PdfBox? Ink, bool Certain, string? Text, double OriginX = 0, double OriginY = 0)
{
    /// <summary>How far from its origin a glyph of horizontal writing may paint or count as text: no farther in any direction.</summary>
    public double Reach { get; } = Math.Abs(Advance) + 1
        + (Ink is { } ink ? Math.Max(Math.Max(Math.Abs(ink.Left), Math.Abs(ink.Right)), Math.Max(Math.Abs(ink.Bottom), Math.Abs(ink.Top))) : 0);
}
