using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Typesetting.Fonts;

/// <summary>
/// A typeface as one document uses it. Each pair of a glyph and the text it stands for gets its own code,
/// so that copying gives back a non-breaking space as such although the font draws both spaces with one glyph.
/// </summary>
internal sealed class EmbeddedFont(Typeface typeface, string resourceName)
{
    private readonly Dictionary<(ushort Glyph, string Text), int> _codes = [];
    private readonly List<(ushort Glyph, string Text)> _byCode = [(0, "")];

    public string ResourceName => resourceName;

    public Typeface Typeface => typeface;

    public int CodeOf(ShapedGlyph glyph)
    {
        if (!_codes.TryGetValue((glyph.Glyph, glyph.Text), out var code))
        {
            code = _byCode.Count;
            _codes.Add((glyph.Glyph, glyph.Text), code);
            _byCode.Add((glyph.Glyph, glyph.Text));
        }

        return code;
    }

    /// <summary>What the reader believes the glyph's width to be, in thousandths of the size.</summary>
    public int WidthOf(ushort glyph) => (int)Math.Round(Scale(typeface.File.Advance(glyph)));

    public double Scale(double fontUnits) => fontUnits * 1000 / typeface.File.UnitsPerEm;

    public void Write(PdfFileWriter file, PdfReference reference)
    {
        var subset = PackedSubset.Of(typeface, _byCode.Select(use => use.Glyph));
        var name = new PdfName($"{subset.Tag}+{typeface.PostScriptName}");
        var program = file.Reserve();
        file.WriteEncodedStream(program, PdfFileWriter.Deflated(new PdfDictionary { ["Length1"] = subset.Length }), subset.Deflated.Span);
        var descriptor = file.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("FontDescriptor"),
            ["FontName"] = name,
            ["Flags"] = typeface.File.ItalicAngle == 0 ? 32 : 96,
            ["FontBBox"] = PdfArray.Of([.. typeface.File.Bounds.Select(value => Math.Round(Scale(value)))]),
            ["ItalicAngle"] = typeface.File.ItalicAngle,
            ["Ascent"] = Math.Round(Scale(typeface.File.Ascent)),
            ["Descent"] = Math.Round(Scale(typeface.File.Descent)),
            ["CapHeight"] = Math.Round(Scale(typeface.File.CapHeight)),
            ["StemV"] = 80,
            ["FontFile2"] = program,
        });
        var descendant = file.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Font"),
            ["Subtype"] = new PdfName("CIDFontType2"),
            ["BaseFont"] = name,
            ["CIDSystemInfo"] = new PdfDictionary
            {
                ["Registry"] = PdfString.FromText("Adobe"),
                ["Ordering"] = PdfString.FromText("Identity"),
                ["Supplement"] = 0,
            },
            ["FontDescriptor"] = descriptor,
            ["W"] = new PdfArray(0, new PdfArray(_byCode.Select(use => (PdfObject)WidthOf(use.Glyph)))),
            ["CIDToGIDMap"] = file.AddStream([], GlyphMap()),
        });
        file.Write(reference, new PdfDictionary
        {
            ["Type"] = new PdfName("Font"),
            ["Subtype"] = new PdfName("Type0"),
            ["BaseFont"] = name,
            ["Encoding"] = new PdfName("Identity-H"),
            ["DescendantFonts"] = new PdfArray(descendant),
            ["ToUnicode"] = file.AddStream([], ToUnicode()),
        });
    }

    private byte[] GlyphMap()
    {
        var map = new byte[2 * _byCode.Count];

        for (var code = 0; code < _byCode.Count; code++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(2 * code), _byCode[code].Glyph);
        }

        return map;
    }

    private byte[] ToUnicode()
    {
        var map = new ArrayBufferWriter<byte>();
        map.Write("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """u8);

        // A block holds at most a hundred entries (Adobe Technical Note 5014).
        foreach (var block in Enumerable.Range(1, _byCode.Count - 1).Chunk(100))
        {
            PdfSyntax.WriteAscii(map, string.Create(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n"));

            foreach (var code in block)
            {
                PdfSyntax.WriteHexString(map, [(byte)(code >> 8), (byte)code]);
                map.Write(" "u8);
                PdfSyntax.WriteHexString(map, Encoding.BigEndianUnicode.GetBytes(_byCode[code].Text is "" ? "\u200B" : _byCode[code].Text));
                map.Write("\n"u8);
            }

            map.Write("endbfchar\n"u8);
        }

        map.Write("""
            endcmap
            CMapName currentdict /CMap defineresource pop
            end
            end

            """u8);
        return map.WrittenSpan.ToArray();
    }
}
