using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace AccessRequests.Pdf.Typesetting.Fonts;

/// <summary>
/// One of the four faces of Liberation Sans, loaded once for the life of the process. HarfBuzz objects stay
/// referenced here: a collected blob silently turns letters into others.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The four faces live as long as the process.")]
internal sealed class Typeface
{
    /// <summary>Stands for a character that the font lacks; PDF/UA-1, 7.21.8 forbids showing glyph 0.</summary>
    private const char Box = '\u25A1';

    private static readonly Language French = new("fr");
    private static readonly Lazy<Typeface> LazyRegular = new(() => Load("LiberationSans", "Regular"));
    private static readonly Lazy<Typeface> LazyBold = new(() => Load("LiberationSans-Bold", "Bold"));
    private static readonly Lazy<Typeface> LazyItalic = new(() => Load("LiberationSans-Italic", "Italic"));
    private static readonly Lazy<Typeface> LazyBoldItalic = new(() => Load("LiberationSans-BoldItalic", "BoldItalic"));

    /// <summary>Made when text is first shaped: who only places glyphs, as redaction does, needs no native library.</summary>
    private readonly Lazy<(Blob Blob, Face Face, Font Font)> _shaper;
    private readonly ushort _box;

    private Typeface(string postScriptName, byte[] bytes)
    {
        PostScriptName = postScriptName;
        File = new TrueTypeFile(bytes);
        _shaper = new Lazy<(Blob Blob, Face Face, Font Font)>(() => Shaper(bytes, File.UnitsPerEm));
        _box = File.GlyphOf(Box) is > 0 and var glyph ? glyph : throw new InvalidDataException("The font has no box.");
    }

    public string PostScriptName { get; }

    public TrueTypeFile File { get; }

    public static Typeface Of(bool bold, bool italic) => (bold, italic) switch
    {
        (false, false) => LazyRegular.Value,
        (true, false) => LazyBold.Value,
        (false, true) => LazyItalic.Value,
        (true, true) => LazyBoldItalic.Value,
    };

    /// <summary>Glyphs in the order of the text, with kerning and ligatures. Text is laid from left to right.</summary>
    public ShapedText Shape(string text)
    {
        using var buffer = new Buffer();
        buffer.ClusterLevel = ClusterLevel.MonotoneCharacters;
        buffer.Flags = BufferFlags.RemoveDefaultIgnorables;
        buffer.AddUtf16(text);
        buffer.Direction = Direction.LeftToRight;
        buffer.Script = Script.Latin;
        buffer.Language = French;
        _shaper.Value.Font.Shape(buffer);

        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var glyphs = new ShapedGlyph[infos.Length];

        for (var i = 0; i < infos.Length; i++)
        {
            var start = (int)infos[i].Cluster;
            var end = i + 1;

            while (end < infos.Length && infos[end].Cluster == infos[i].Cluster)
            {
                end++;
            }

            // A second glyph of one cluster adds no text of its own.
            var isFirst = i == 0 || infos[i - 1].Cluster != infos[i].Cluster;
            var stop = end < infos.Length ? (int)infos[end].Cluster : text.Length;
            var represented = isFirst ? text[start..stop] : "";
            glyphs[i] = infos[i].Codepoint == 0
                ? new ShapedGlyph(_box, represented, File.Advance(_box), 0, 0)
                : new ShapedGlyph(
                    (ushort)infos[i].Codepoint, represented, positions[i].XAdvance, positions[i].XOffset, positions[i].YOffset);
        }

        return new ShapedText(glyphs, File.UnitsPerEm);
    }

    private static (Blob Blob, Face Face, Font Font) Shaper(byte[] bytes, int unitsPerEm)
    {
        var pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        var blob = new Blob(pinned.AddrOfPinnedObject(), bytes.Length, MemoryMode.ReadOnly, pinned.Free);
        var face = new Face(blob, 0);
        var font = new Font(face);
        font.SetScale(unitsPerEm, unitsPerEm);
        font.SetFunctionsOpenType();
        face.MakeImmutable();
        return (blob, face, font);
    }

    private static Typeface Load(string postScriptName, string style)
    {
        using var resource = typeof(Typeface).Assembly.GetManifestResourceStream($"Fonts/LiberationSans-{style}.ttf")
            ?? throw new InvalidOperationException($"The font {postScriptName} is not in the assembly.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return new Typeface(postScriptName, bytes.ToArray());
    }
}
