using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Runtime.InteropServices;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace AccessRequests.Pdf.Typesetting.Fonts;

/// <summary>
/// One of the four faces of Liberation Sans, or of the fonts that stand in for what it lacks, loaded once for the life of the process.
/// HarfBuzz objects stay referenced here: a collected blob silently turns letters into others.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The faces live as long as the process.")]
internal sealed class Typeface
{
    /// <summary>Stands for a character that the font lacks; PDF/UA-1, 7.21.8 forbids showing glyph 0.</summary>
    private const char Box = '\u25A1';

    private static readonly Language French = new("fr");
    private static readonly Lazy<Typeface> LazyRegular = new(() => Load("LiberationSans", "LiberationSans-Regular.ttf"));
    private static readonly Lazy<Typeface> LazyBold = new(() => Load("LiberationSans-Bold", "LiberationSans-Bold.ttf"));
    private static readonly Lazy<Typeface> LazyItalic = new(() => Load("LiberationSans-Italic", "LiberationSans-Italic.ttf"));
    private static readonly Lazy<Typeface> LazyBoldItalic = new(() => Load("LiberationSans-BoldItalic", "LiberationSans-BoldItalic.ttf"));

    /// <summary>Made when text is first shaped: who only places glyphs, as redaction does, needs no native library.</summary>
    private readonly Lazy<(Blob Blob, Face Face, Font Font)> _shaper;
    private readonly ushort _box;

    /// <summary>Of the letters and marks of French and its neighbours, those that the font has, and what ends a line: the question asked of every word.</summary>
    private readonly SearchValues<char> _common;

    private Typeface(string postScriptName, byte[] bytes)
    {
        PostScriptName = postScriptName;
        File = new TrueTypeFile(bytes);
        _shaper = new Lazy<(Blob Blob, Face Face, Font Font)>(() => Shaper(bytes, File.UnitsPerEm));
        _box = File.GlyphOf(Box);
        _common = SearchValues.Create([.. Enumerable.Range(' ', 0x230).Concat(Enumerable.Range(0x2010, 0x36)).Append('€').Select(code => (char)code).Where(one => File.GlyphOf(one) > 0).Concat("\n\t")]);
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

    /// <summary>True when none of the text needs another font; a negative answer is for <see cref="Has"/> to look into.</summary>
    public bool HasAllOf(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(_common);

    /// <summary>A glyph for each visible character of a user-perceived one.</summary>
    public bool Has(ReadOnlySpan<char> element)
    {
        if (HasAllOf(element))
        {
            return true;
        }

        foreach (var rune in element.EnumerateRunes())
        {
            if (!FallbackFonts.IsInvisible(rune) && !_shaper.Value.Font.TryGetNominalGlyph((uint)rune.Value, out _))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Glyphs in the order of the text, with kerning, ligatures and joined letters. <paramref name="text"/> is of one direction, and
    /// of characters that this face has.
    /// </summary>
    public ShapedText Shape(string text, bool isRightToLeft = false)
    {
        using var buffer = new Buffer();
        buffer.ClusterLevel = ClusterLevel.MonotoneCharacters;
        buffer.Flags = BufferFlags.RemoveDefaultIgnorables;
        buffer.AddUtf16(text);
        buffer.Direction = isRightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        buffer.Language = French;
        buffer.GuessSegmentProperties();
        _shaper.Value.Font.Shape(buffer);

        // Glyphs come from left to right; put back into the order of the text they are read aloud and copied in it.
        if (isRightToLeft)
        {
            buffer.Reverse();
        }

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

        return new ShapedText(glyphs, File.UnitsPerEm, isRightToLeft);
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

    /// <param name="resource">A TrueType file, packed when its name ends with «.gz».</param>
    public static Typeface Load(string postScriptName, string resource)
    {
        using var stored = typeof(Typeface).Assembly.GetManifestResourceStream($"Fonts/{resource}")
            ?? throw new InvalidOperationException($"The font {postScriptName} is not in the assembly.");
        using var bytes = new MemoryStream();

        if (resource.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var unpacked = new GZipStream(stored, CompressionMode.Decompress);
            unpacked.CopyTo(bytes);
        }
        else
        {
            stored.CopyTo(bytes);
        }

        return new Typeface(postScriptName, bytes.ToArray());
    }
}
