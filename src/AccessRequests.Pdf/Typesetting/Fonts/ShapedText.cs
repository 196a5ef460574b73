namespace AccessRequests.Pdf.Typesetting.Fonts;

/// <summary>Glyphs ready to be placed, in font units.</summary>
internal sealed class ShapedText(ShapedGlyph[] glyphs, int unitsPerEm)
{
    public IReadOnlyList<ShapedGlyph> Glyphs => glyphs;

    /// <summary>Width at a size of one point.</summary>
    public double Width { get; } = glyphs.Sum(glyph => (double)glyph.Advance) / unitsPerEm;

    public static ShapedText Join(IEnumerable<ShapedText> texts, int unitsPerEm) =>
        new([.. texts.SelectMany(text => text.Glyphs)], unitsPerEm);
}

/// <summary>A glyph with the characters it stands for; empty when it completes the glyph before it.</summary>
internal readonly record struct ShapedGlyph(ushort Glyph, string Text, int Advance, int XOffset, int YOffset);
