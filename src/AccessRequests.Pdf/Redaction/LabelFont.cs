using System.Buffers.Binary;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Typesetting.Fonts;

namespace AccessRequests.Pdf.Redaction;

/// <summary>The font of labels and notices: Liberation Sans, in the file, with the letters that they use and no others.</summary>
internal sealed class LabelFont
{
    private const char Unknown = '?';

    private readonly EmbeddedFont _font = new(Typeface.Of(bold: false, italic: false), MarkOverlay.FontName);
    private readonly PdfReference _reference;

    /// <param name="texts">Everything that this document will set in it.</param>
    public LabelFont(OutputFile output, IEnumerable<string> texts)
    {
        foreach (var letter in texts.SelectMany(text => text).Append(Unknown).Distinct().Order())
        {
            Code(letter);
        }

        _reference = output.WriteForDocument(_font.Write);
    }

    public PdfReference Reference => _reference;

    public PdfString Encode(string text)
    {
        var codes = new byte[2 * text.Length];

        for (var i = 0; i < text.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(codes.AsSpan(2 * i), (ushort)Code(text[i]));
        }

        return new PdfString(codes);
    }

    /// <summary>In ems.</summary>
    public double Width(string text) => text.Sum(letter => _font.WidthOf(Glyph(letter))) / 1000.0;

    private int Code(char letter)
    {
        var glyph = Glyph(letter);
        return _font.CodeOf(new ShapedGlyph(glyph, letter.ToString(), 0, 0, 0));
    }

    private ushort Glyph(char letter) =>
        _font.Typeface.File.GlyphOf(letter) is > 0 and var glyph ? glyph : _font.Typeface.File.GlyphOf(letter is '\u202F' ? '\u00A0' : letter is '\u2011' ? '-' : Unknown);
}
