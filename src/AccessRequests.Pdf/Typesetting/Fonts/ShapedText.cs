namespace AccessRequests.Pdf.Typesetting.Fonts;

/// <summary>Glyphs ready to be placed, in font units and in the order of the text, whichever way it runs.</summary>
internal sealed class ShapedText(ShapedGlyph[] glyphs, int unitsPerEm, bool isRightToLeft)
{
    public bool IsRightToLeft => isRightToLeft;

    public IReadOnlyList<ShapedGlyph> Glyphs => glyphs;

    /// <summary>Width at a size of one point.</summary>
    public double Width { get; } = glyphs.Sum(glyph => (double)glyph.Advance) / unitsPerEm;

    /// <summary>Neighbours of one font and one direction.</summary>
    public static ShapedText Join(IReadOnlyList<ShapedText> texts, int unitsPerEm) =>
        new([.. texts.SelectMany(text => text.Glyphs)], unitsPerEm, texts[0].IsRightToLeft);
}

/// <summary>A glyph with the characters it stands for; empty when it completes the glyph before it.</summary>
internal readonly record struct ShapedGlyph(ushort Glyph, string Text, int Advance, int XOffset, int YOffset);
