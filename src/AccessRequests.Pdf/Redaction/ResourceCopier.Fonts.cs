using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Fonts;
using AccessRequests.Pdf.Objects;
using AccessRequests.Pdf.Reading;
using AccessRequests.Pdf.Typesetting.Fonts;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace AccessRequests.Pdf.Redaction;

internal sealed partial class ResourceCopier
{
    private readonly List<FontUse> _fonts = [];
    private readonly Dictionary<IndirectReference, FontUse> _fontsByReference = [];

    /// <summary>Who shows text in a font that comes from elsewhere: it may be any.</summary>
    private readonly List<SharedCopy?> _fontless = [];
    private bool _keepsAllFonts;

    /// <summary>Glyph programs of the fonts written so far that were not written.</summary>
    public int GlyphsLeftOut { get; private set; }

    public PdfReference Font(IToken token)
    {
        if (!PrunesFonts || token is not IndirectReferenceToken reference)
        {
            return Once(token, "font", () => output.Add(CopyFont(token, null))) ?? throw new UncertainContentException("a font contains itself");
        }

        var use = Use(reference);
        use.Name(output.Owner);
        return use.Reference;
    }

    /// <summary>Notes what is shown in a font.</summary>
    /// <param name="token">Null when the font comes from elsewhere than the content itself: then it may be any.</param>
    public void Show(IToken? token, PdfArray elements)
    {
        if (PrunesFonts && token is IndirectReferenceToken reference)
        {
            Use(reference).Show(file, elements, output.Owner);
        }

        if (token is null)
        {
            _fontless.Add(output.Owner);
        }
    }

    /// <exception cref="UncertainContentException"/>
    public void WriteFonts()
    {
        // Writing the glyphs of a Type 3 font may bring in others.
        for (var i = 0; i < _fonts.Count; i++)
        {
            var font = _fonts[i];
            font.Take(font, file);

            if ((_keepsAllFonts || _fontless.Count > 0) && font.IsUsed)
            {
                font.KeepWhole();
            }

            output.Write(font.Reference, font.IsUsed ? CopyFont(font.Token, font) : PdfNull.Value);
        }
    }

    private FontUse Use(IndirectReferenceToken token)
    {
        if (!_fontsByReference.TryGetValue(token.Data, out var use))
        {
            _fontsByReference[token.Data] = use = new FontUse(token);
            _fonts.Add(use);
        }

        return use;
    }

    private PdfDictionary CopyFont(IToken token, FontUse? use)
    {
        if (file.Resolve(token) is not DictionaryToken font)
        {
            throw new UncertainContentException("a font is not a dictionary");
        }

        var copy = new PdfDictionary { ["Type"] = new PdfName("Font") };
        CopyPlain(font, copy, "Subtype", "BaseFont", "FirstChar", "LastChar", "Widths");

        if (font.Data.TryGetValue("Encoding", out var encoding) && Encoding(encoding) is { } copied)
        {
            copy["Encoding"] = copied;
        }

        if (file.TryGet<StreamToken>(font, "ToUnicode", out var map))
        {
            copy["ToUnicode"] = use?.Pruned is { } shown && (shown.Font.CodesAreCids || !shown.Font.IsComposite)
                ? output.AddStream([], ToUnicodeMap.Write(shown.Codes.Select(code => (code, shown.Font.Measure(code).Text)), shown.Font.IsComposite))
                : CMap(map, font.Data["ToUnicode"], 0);
        }
        else if (file.Name(font, "ToUnicode") is "Identity-H" or "Identity-V")
        {
            // No map by the letter of 9.10.3; readers without the font choose its shapes by it.
            CopyPlain(font, copy, "ToUnicode");
        }

        if (font.Data.TryGetValue("FontDescriptor", out var descriptor) && file.Resolve(descriptor) is DictionaryToken description)
        {
            copy["FontDescriptor"] = Once(descriptor, "descriptor", () => Descriptor(description)) ?? (PdfObject)PdfNull.Value;
        }

        switch (file.Name(font, "Subtype"))
        {
            case "Type0":
                CopyDescendant(font, copy, use);
                break;
            case "Type3":
                CopyType3(font, copy, use?.Pruned is { } glyphs ? FontPruning.Names(copy, glyphs.Codes) : null);
                break;
            default:
                break;
        }

        if (use?.Pruned is { Font.IsComposite: false } pruned)
        {
            FontPruning.Simple(copy, pruned.Codes);
        }

        return copy;
    }

    /// <param name="pruned">Instead of the font's own TrueType program.</param>
    private PdfReference Descriptor(DictionaryToken descriptor, byte[]? pruned = null)
    {
        var copy = new PdfDictionary { ["Type"] = new PdfName("FontDescriptor") };
        CopyPlain(
            descriptor, copy, "FontName", "FontStretch", "FontWeight", "Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent",
            "Leading", "CapHeight", "XHeight", "StemV", "StemH", "AvgWidth", "MaxWidth", "MissingWidth");

        if (pruned is not null)
        {
            copy["FontFile2"] = output.AddStream(new PdfDictionary { ["Length1"] = pruned.Length }, pruned);
            return output.Add(copy);
        }

        // The proof reads every font of the result, and of the original.
        EndlessType1.Refuse(file, descriptor);

        foreach (var key in (string[])["FontFile", "FontFile2", "FontFile3"])
        {
            if (file.TryGet<StreamToken>(descriptor, key, out var program))
            {
                copy[key] = Once(descriptor.Data[key], "program", () =>
                {
                    var stream = new PdfDictionary();
                    CopyPlain(program.StreamDictionary, stream, "Subtype", "Length1", "Length2", "Length3");

                    // What follows the last table is no font.
                    if (key == "FontFile2" && file.Decode(program) is var bytes && TrueTypeFile.End(bytes) is { } end && end < bytes.Length)
                    {
                        stream["Length1"] = end;
                        return output.AddStream(stream, bytes.AsMemory(0, end));
                    }

                    return CopyStream(stream, program);
                }) ?? (PdfObject)PdfNull.Value;
            }
        }

        return output.Add(copy);
    }

    private PdfObject? Encoding(IToken token)
    {
        switch (file.Resolve(token))
        {
            case NameToken name:
                return new PdfName(name.Bytes());
            case DictionaryToken dictionary:
                var copy = new PdfDictionary { ["Type"] = new PdfName("Encoding") };
                CopyPlain(dictionary, copy, "BaseEncoding", "Differences");
                return copy;
            case StreamToken map:
                return CMap(map, token, 0);
            default:
                return null;
        }
    }

    /// <summary>A CMap stream keeps its bytes: they are read by the same rules that gave the codes their meaning.</summary>
    private PdfReference CMap(StreamToken map, IToken token, int depth)
    {
        CheckDepth(depth);

        return Once(token, "cmap", () =>
        {
            var copy = new PdfDictionary();
            CopyPlain(map.StreamDictionary, copy, "CMapName", "WMode");

            if (copy.Count > 0)
            {
                copy["Type"] = new PdfName("CMap");
                copy["CIDSystemInfo"] = SystemInfo(map.StreamDictionary);
            }

            if (map.StreamDictionary.Data.TryGetValue("UseCMap", out var used))
            {
                copy["UseCMap"] = file.Resolve(used) is StreamToken other ? CMap(other, used, depth + 1) : Plain(used, 0) ?? PdfNull.Value;
            }

            return CopyStream(copy, map);
        }) ?? throw new UncertainContentException("a character map uses itself");
    }

    private PdfDictionary SystemInfo(DictionaryToken owner)
    {
        var copy = new PdfDictionary();

        if (file.TryGet<DictionaryToken>(owner, "CIDSystemInfo", out var info))
        {
            CopyPlain(info, copy, "Registry", "Ordering", "Supplement");
        }

        return copy;
    }

    private void CopyDescendant(DictionaryToken font, PdfDictionary copy, FontUse? use)
    {
        var list = font.Data.TryGetValue("DescendantFonts", out var value) ? file.Resolve(value) : null;
        var token = list is ArrayToken { Length: > 0 } array ? array[0] : value;

        if (token is null || file.Resolve(token) is not DictionaryToken descendant)
        {
            throw new UncertainContentException("a composite font without its descendant");
        }

        var written = new PdfDictionary { ["Type"] = new PdfName("Font") };
        CopyPlain(descendant, written, "Subtype", "BaseFont", "DW", "W", "DW2", "W2");
        written["CIDSystemInfo"] = SystemInfo(descendant);

        if (use?.Pruned is { Font.CodesAreCids: true } pruned)
        {
            FontPruning.Composite(written, pruned.Codes);
        }

        if (descendant.Data.TryGetValue("FontDescriptor", out var descriptor) && file.Resolve(descriptor) is DictionaryToken description)
        {
            written["FontDescriptor"] = ShownGlyphs(descendant, description, use) is { } program
                ? Descriptor(description, program)
                : Once(descriptor, "descriptor", () => Descriptor(description)) ?? (PdfObject)PdfNull.Value;
        }

        if (descendant.Data.TryGetValue("CIDToGIDMap", out var map))
        {
            written["CIDToGIDMap"] = file.Resolve(map) is StreamToken stream
                ? use?.Pruned is { Font.CodesAreCids: true } shown ? output.AddStream([], GlyphMap(file.Decode(stream), shown.Codes)) : CopyStream([], stream)
                : Plain(map, 0) ?? new PdfName("Identity");
        }

        copy["DescendantFonts"] = new PdfArray(output.Add(written));
    }

    /// <summary>
    /// The TrueType program with the glyphs that are still shown; null for other programs, and where it is not certain which
    /// glyph a code shows.
    /// </summary>
    private byte[]? ShownGlyphs(DictionaryToken descendant, DictionaryToken descriptor, FontUse? use)
    {
        if (use?.Pruned is not { Font: { CodesAreCids: true, IsVertical: false } } shown
            || file.Name(descendant, "Subtype") != "CIDFontType2" || !file.TryGet<StreamToken>(descriptor, "FontFile2", out var program))
        {
            return null;
        }

        var map = descendant.Data.TryGetValue("CIDToGIDMap", out var token) ? file.Resolve(token) : null;
        var glyphs = map is StreamToken stream && file.Decode(stream) is var bytes
            ? shown.Codes.Where(code => (2 * code) + 1 < bytes.Length).Select(code => (ushort)((bytes[2 * code] << 8) | bytes[(2 * code) + 1]))
            : shown.Codes.Select(code => (ushort)code);
        var subset = TrueTypeSubset.OfForeign(file.Decode(program), glyphs, out var leftOut);
        GlyphsLeftOut += subset is null ? 0 : leftOut;
        return subset;
    }

    /// <summary>The glyphs of the codes given, none for others.</summary>
    private static byte[] GlyphMap(byte[] map, SortedSet<int> codes)
    {
        var kept = new byte[Math.Min(map.Length, 2 * (codes.Max + 1))];

        foreach (var code in codes.Where(code => (2 * code) + 1 < kept.Length))
        {
            map.AsSpan(2 * code, 2).CopyTo(kept.AsSpan(2 * code));
        }

        return kept;
    }

    private void CopyType3(DictionaryToken font, PdfDictionary copy, IReadOnlySet<string>? shown)
    {
        CopyPlain(font, copy, "FontBBox", "FontMatrix");
        var procedures = new PdfDictionary();
        var scope = new ResourceScope(file, file.TryGet<DictionaryToken>(font, "Resources", out var resources) ? resources : null, null);
        var unmarked = new PageWork(file, 0, PageMarks.None, this, null, cancellation);

        if (file.TryGet<DictionaryToken>(font, "CharProcs", out var glyphs))
        {
            foreach (var (name, token) in glyphs.Data)
            {
                if (shown?.Contains(NameToken.Create(name).Bytes()) == false)
                {
                    GlyphsLeftOut++;
                }
                else if (file.Resolve(token) is StreamToken glyph)
                {
                    var content = ContentRewriter.Rewrite(unmarked, scope, file.Decode(glyph), new GraphicsState(Matrix.Identity), 1);
                    procedures[NameToken.Create(name).Bytes()] = output.AddStream(new PdfDictionary(), content.Bytes);
                }
            }
        }

        scope.UseDefaultColourSpaces(this);
        copy["CharProcs"] = procedures;
        copy["Resources"] = scope.Written;
    }
}
