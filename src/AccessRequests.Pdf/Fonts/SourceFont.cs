using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Fonts;

/// <summary>
/// A font as redaction needs it: how the bytes of a string part into glyphs, how far each moves the pen, where its
/// ink lies. Widths come from the font's dictionary, as the specification asks; PdfPig's reading of the font program
/// gives the ink; where it fails, the dictionary alone must do, or the page is uncertain.
/// </summary>
internal sealed class SourceFont
{
    private const double DefaultAscent = 0.9;
    private const double DefaultDescent = -0.25;

    /// <summary>Fonts that every reader has or replaces by one of the same measures (9.6.2.2). Others it guesses.</summary>
    private static readonly HashSet<string> Standard14Names =
    [
        "Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic", "Helvetica", "Helvetica-Bold", "Helvetica-Oblique",
        "Helvetica-BoldOblique", "Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique", "Symbol", "ZapfDingbats",
    ];

    private readonly SourceFile _file;
    private readonly bool _inkIsKnown;
    private readonly FontDescription _description;
    private readonly Lazy<IFont?> _loaded;
    private readonly IWidths _widths;
    private readonly Matrix _fontMatrix;
    private readonly PdfBox? _type3Box;
    private readonly Dictionary<int, GlyphMetrics> _metrics = [];

    private SourceFont(SourceFile file, FontDescription description, Func<IFont?> load)
    {
        _file = file;
        Token = description.Token;
        Dictionary = description.Dictionary;
        IsComposite = description.Subtype == "Type0";
        IsType3 = description.Subtype == "Type3";
        Ascent = description.Ascent is > 0.3 and < 1.6 and var ascent ? ascent : DefaultAscent;
        Descent = description.Descent is < -0.02 and > -0.9 and var descent ? descent : DefaultDescent;
        _inkIsKnown = description.IsEmbedded || Standard14Names.Contains(description.BaseFont);
        _fontMatrix = description.FontMatrix;
        _type3Box = description.Type3Box;
        _description = description;
        _loaded = new Lazy<IFont?>(load, isThreadSafe: false);
        _widths = description.Widths;
    }

    /// <summary>As its resource names it: a reference, or a dictionary of its own.</summary>
    public IToken Token { get; }

    public DictionaryToken Dictionary { get; }

    public bool IsComposite { get; }

    public bool IsType3 { get; }

    /// <summary>Whether codes are two bytes each and equal to the CIDs.</summary>
    public bool CodesAreCids => IsComposite && _widths.TwoByteCodes;

    public bool IsUpsideDown => IsType3 && _fontMatrix.D < 0;

    public bool IsVertical => _description.IsVertical || (IsComposite && LoadedProgram is { IsVertical: true });

    /// <summary>Of the font as a whole, in ems.</summary>
    public double Ascent { get; }

    public double Descent { get; }

    /// <summary>Why strings in this font cannot be parted or placed with certainty; null when they can.</summary>
    public string? Uncertainty => _description.Uncertainty(IsComposite ? LoadedProgram : null);

    /// <summary>PdfPig's reading of it, made when something is asked that the dictionary does not tell; null when it fails.</summary>
    private IFont? LoadedProgram => _loaded.Value;

    public static SourceFont Load(SourceFile file, FontServices services, IToken token)
    {
        if (file.Resolve(token) is not DictionaryToken dictionary)
        {
            throw new UncertainContentException("a font is missing");
        }

        return new SourceFont(file, FontDescription.Read(file, token, dictionary), () => Program(file, services, token, dictionary));
    }

    private static IFont? Program(SourceFile file, FontServices services, IToken token, DictionaryToken dictionary)
    {
        if (file.TryGet<DictionaryToken>(dictionary, "FontDescriptor", out var descriptor))
        {
            EndlessType1.Refuse(file, descriptor);
        }

        try
        {
            return services.Load(token);
        }
        catch (Exception exception) when (Foreign.IsFault(exception))
        {
            // The dictionary alone may be enough: see Uncertainty.
            return null;
        }
    }

    /// <summary>How far a glyph moves the pen along a horizontal line, in ems, when the dictionary alone tells; else null.</summary>
    public double? StatedAdvance(int code) =>
        (IsComposite && (!CodesAreCids || _description.IsVertical)) || (IsType3 && _fontMatrix.A == 0) ? null
        : _widths.Width(code) is { } given ? given * (IsType3 ? _fontMatrix.A : 0.001)
        : null;

    /// <summary>The code at the start of <paramref name="text"/> and the bytes it takes, at least one.</summary>
    public int ReadCode(ReadOnlyMemory<byte> text, out int length)
    {
        if (!IsComposite)
        {
            length = 1;
            return text.Span[0];
        }

        if (_widths.TwoByteCodes || LoadedProgram is null)
        {
            length = Math.Min(2, text.Length);
            return length == 2 ? (text.Span[0] << 8) | text.Span[1] : text.Span[0] << 8;
        }

        using var bytes = new MemoryInputBytes(text);
        bytes.MoveNext();

        try
        {
            var code = LoadedProgram.ReadCharacterCode(bytes, out _);
            length = (int)Math.Clamp(bytes.CurrentOffset, 1, text.Length);
            return code;
        }
        catch (Exception exception) when (Foreign.IsFault(exception))
        {
            throw new UncertainContentException("a string cannot be parted into characters");
        }
    }

    public GlyphMetrics Measure(int code)
    {
        if (_metrics.TryGetValue(code, out var known))
        {
            return known;
        }

        var (programWidth, ink) = Program(code);
        var width = _widths.Width(code) is { } given ? given * (IsType3 ? _fontMatrix.A : 0.001) : programWidth ?? 0;
        var text = LoadedProgram is not null && TryUnicode(code, out var unicode) ? unicode : null;
        var (originX, originY, advance) = IsVertical ? _widths.Vertical(code, width) : (0, 0, width);

        var metrics = IsType3
            ? new GlyphMetrics(advance, Type3Ink(code, advance), true, text)
            : new GlyphMetrics(advance, ink ?? Guess(width, text), ink is not null, text, originX, originY);

        return _metrics[code] = metrics;
    }

    /// <summary>A glyph that draws a letter and is said to have no width is given that of a letter.</summary>
    private static PdfBox? Guess(double width, string? text) =>
        Math.Abs(width) < 0.01 && !string.IsNullOrWhiteSpace(text) ? new PdfBox(0, DefaultDescent, 0.7, 0.75) : null;

    /// <summary>
    /// What the glyph's procedure paints. Where that cannot be followed, the font's box and the glyph's own (operator d1), together: files
    /// are known in which one of them is wrong. Without either the glyph may reach as far up and down as it is wide.
    /// </summary>
    private PdfBox? Type3Ink(int code, double advance)
    {
        var procedure = Procedure(code);

        if (procedure is { } painted && GlyphProcedure.TryMeasure(painted, out var ink))
        {
            return ink is { } area ? Quad.Of(area, _fontMatrix).Bounds : null;
        }

        var own = procedure is { } stated ? StatedBox(stated) : null;
        var box = own is { } glyph && _type3Box is { } font ? glyph.Union(font) : own ?? _type3Box;
        var reach = Math.Max(Math.Abs(advance), 0.5);
        return box ?? new PdfBox(Math.Min(0, advance), -reach, Math.Max(0, advance), reach);
    }

    private byte[]? Procedure(int code)
    {
        try
        {
            return LoadedProgram is IType3Font type3 && type3.TryGetCharProc(code, out var procedure) ? _file.Decode(procedure) : null;
        }
        catch (Exception exception) when (exception is UncertainContentException || Foreign.IsFault(exception))
        {
            return null;
        }
    }

    private PdfBox? StatedBox(byte[] procedure)
    {
        var operands = new List<PdfObject>();

        return new ContentLexer(procedure).Next(operands, out var name) && name == "d1" && operands.Count == 6
            && GlyphProcedure.Numbers(operands) is [_, _, var left, var bottom, var right, var top]
            && Quad.Of(new PdfBox(Math.Min(left, right), Math.Min(bottom, top), Math.Max(left, right), Math.Max(bottom, top)), _fontMatrix).Bounds
                is { IsUsable: true } box
            ? box
            : null;
    }

    private (double? Width, PdfBox? Ink) Program(int code)
    {
        if (LoadedProgram is null)
        {
            return (null, null);
        }

        try
        {
            var box = LoadedProgram.GetBoundingBox(code);
            var bounds = box.GlyphBounds;
            var ink = new PdfBox(
                Math.Min(bounds.Left, bounds.Right), Math.Min(bounds.Bottom, bounds.Top),
                Math.Max(bounds.Left, bounds.Right), Math.Max(bounds.Bottom, bounds.Top));
            var usable = ink.IsUsable && ink.Width < 10 && ink.Height < 10 && Math.Abs(ink.Left) < 10 && Math.Abs(ink.Bottom) < 10;

            return (double.IsFinite(box.Width) ? box.Width : null, usable && _inkIsKnown ? ink : null);
        }
        catch (Exception exception) when (Foreign.IsFault(exception))
        {
            return (null, null);
        }
    }

    private bool TryUnicode(int code, out string? text)
    {
        try
        {
            return LoadedProgram!.TryGetUnicode(code, out text);
        }
        catch (Exception exception) when (Foreign.IsFault(exception))
        {
            text = null;
            return false;
        }
    }
}
