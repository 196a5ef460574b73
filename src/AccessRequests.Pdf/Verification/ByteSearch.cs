using System.Text;
using UglyToad.PdfPig.Fonts;

namespace AccessRequests.Pdf.Verification;

/// <summary>
/// Searches what a file holds, decoded, for words that may not be in it: as Latin-1, UTF-8, UTF-16 and hexadecimal,
/// and in the strings of content streams put end to end, where kerning would part a word.
/// </summary>
internal sealed class ByteSearch(IReadOnlyList<string> words, List<VerificationFinding> findings)
{
    /// <summary>Pictures, font programs and colour profiles are not text, and short words occur in them by chance.</summary>
    private static readonly string[] BinaryMarks = ["Width", "Length1", "N", "Alternate", "BitsPerCoordinate", "FunctionType"];

    /// <summary>Bytes that a picture does not hold by chance.</summary>
    private const int NoChance = 6;

    private readonly PatternSet _spellings = new(words.SelectMany(Spellings));
    private readonly PatternSet _longSpellings = new(words.SelectMany(Spellings).Where(spelling => spelling.Length >= NoChance));

    public int Streams { get; private set; }

    public void Object(RawObject item)
    {
        if (_spellings.Any && Texts(item.Value).Any(_spellings.OccursIn))
        {
            findings.Add(new VerificationFinding(null, FindingKind.WordInBytes, $"Un mot caviardé se lit dans l'objet {item.Number}."));
        }

        if (item.Stream is null)
        {
            return;
        }

        Streams++;

        if (IsCopiedAsItIs(item.Value) && _longSpellings.OccursIn(item.Stream.Read()))
        {
            findings.Add(new VerificationFinding(null, FindingKind.WordInBytes, $"Un mot caviardé se lit dans l'image de l'objet {item.Number}."));
        }

        if (!_spellings.Any || IsBinary(item.Value) ? !item.Decodes() : !Clean(item))
        {
            findings.Add(new VerificationFinding(null, FindingKind.Unreadable, $"Le flux de l'objet {item.Number} ne se décode pas."));
        }
    }

    /// <summary>Whether it decodes; a word in it is a finding of its own.</summary>
    private bool Clean(RawObject item)
    {
        if (item.Decode() is not { } decoded)
        {
            return false;
        }

        if (HoldsAny(decoded))
        {
            findings.Add(new VerificationFinding(null, FindingKind.WordInBytes, $"Un mot caviardé se lit dans le flux de l'objet {item.Number}."));
        }

        return true;
    }

    /// <summary>Pictures whose coding nobody follows to its end: there may be something behind it.</summary>
    private static bool IsCopiedAsItIs(RawValue value) => value is RawDictionary dictionary && dictionary.Name("Filter") is "CCITTFaxDecode" or "JBIG2Decode";

    private static bool IsBinary(RawValue value) =>
        value is RawDictionary dictionary
        && (Array.Exists(BinaryMarks, dictionary.Entries.ContainsKey) || dictionary.Name("Subtype") is "Type1C" or "CIDFontType0C" or "OpenType");

    private bool HoldsAny(byte[] decoded)
    {
        var isMap = decoded.AsSpan().IndexOf("begincmap"u8) >= 0;

        // A character map is a program full of words; what it may not hold is a glyph that stands for a hidden word.
        // Elsewhere operators have at most three letters: a longer word that is none of a content stream's is text.
        return isMap ? _spellings.Occurring(Joined(decoded)).Any(found => found.Pattern.Contains((byte)0)) : _spellings.OccursIn(Joined(decoded));
    }

    /// <summary>The strings of a content stream end to end, and whatever else in it could be text; all of it when it cannot be read.</summary>
    private static byte[] Joined(byte[] decoded)
    {
        if (RawSyntax.Tokens(decoded) is not { } tokens)
        {
            return decoded;
        }

        using var joined = new MemoryStream();

        foreach (var text in tokens.SelectMany(Texts))
        {
            joined.Write(text);
        }

        return joined.ToArray();
    }

    private static IEnumerable<byte[]> Texts(RawValue value) => value switch
    {
        RawText text => [text.Bytes],
        RawName name when !StructureCheck.IsKnownName(name.Value) => [Encoding.Latin1.GetBytes(name.Value)],
        RawWord { Value.Length: > 3 } word => [Encoding.Latin1.GetBytes(word.Value)],
        RawArray array => array.Items.SelectMany(Texts),
        RawDictionary dictionary => dictionary.Entries.SelectMany(entry => entry.Key switch
        {
            "Differences" => UnknownGlyphs(entry.Value),
            "Registry" or "Ordering" or "BaseFont" or "FontName" or "CMapName" => [],
            "CharProcs" => UnknownGlyphs(entry.Value),
            _ => Texts(entry.Value),
        }),
        _ => [],
    };

    /// <summary>Glyphs have names such as "space" and "period", which are words too; a name that no glyph list knows is searched.</summary>
    private static IEnumerable<byte[]> UnknownGlyphs(RawValue named)
    {
        var names = named switch
        {
            RawArray array => array.Items.OfType<RawName>().Select(name => name.Value),
            RawDictionary dictionary => dictionary.Entries.Keys,
            _ => [],
        };

        return names.Where(name => !IsKnown(name)).Select(Encoding.Latin1.GetBytes);
    }

    private static bool IsKnown(string name)
    {
        try
        {
            return GlyphList.AdobeGlyphList.NameToUnicode(name) is not null;
        }
        catch (FormatException)
        {
            // PdfPig takes "u2d1x" for a number.
            return false;
        }
    }

    private static IEnumerable<byte[]> Spellings(string word)
    {
        var spellings = new List<byte[]>
        {
            Encoding.Latin1.GetBytes(word),
            Encoding.UTF8.GetBytes(word),
            Encoding.BigEndianUnicode.GetBytes(word),
            Encoding.Unicode.GetBytes(word),
        };

        foreach (var bytes in spellings.ToList())
        {
            spellings.Add(Encoding.ASCII.GetBytes(Convert.ToHexString(bytes)));
            spellings.Add(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes)));
        }

        return spellings.Where(bytes => bytes.Length >= 4 && !Array.TrueForAll(bytes, b => b == '?')).DistinctBy(Convert.ToHexString);
    }
}
