using System.Text;

namespace AccessRequests.Pdf.Verification;

/// <summary>
/// Searches what a file holds, decoded, for words that may not be in it: as Latin-1, UTF-8, UTF-16 and hexadecimal,
/// and in the strings of content streams put end to end, where kerning would part a word.
/// </summary>
internal static class ByteSearch
{
    /// <summary>Pictures, font programs and colour profiles are not text, and short words occur in them by chance.</summary>
    private static readonly string[] BinaryMarks = ["Width", "Length1", "N", "Alternate", "BitsPerCoordinate", "FunctionType"];

    public static int Run(RawFile file, IReadOnlyList<string> words, List<VerificationFinding> findings)
    {
        var patterns = words.SelectMany(Spellings).ToList();
        var streams = 0;

        foreach (var item in file.Objects)
        {
            if (patterns.Count > 0 && Texts(item.Value).Any(text => patterns.Exists(pattern => Contains(text, pattern))))
            {
                findings.Add(new VerificationFinding(null, FindingKind.WordInBytes, $"Un mot caviardé se lit dans l'objet {item.Number}."));
            }

            if (item.Stream is null)
            {
                continue;
            }

            streams++;
            var decoded = item.Decode();

            if (decoded is null)
            {
                findings.Add(new VerificationFinding(null, FindingKind.Unreadable, $"Le flux de l'objet {item.Number} ne se décode pas."));
            }
            else if (patterns.Count > 0 && !IsBinary(item.Value) && HoldsAny(decoded, patterns))
            {
                findings.Add(new VerificationFinding(null, FindingKind.WordInBytes, $"Un mot caviardé se lit dans le flux de l'objet {item.Number}."));
            }
        }

        return streams;
    }

    private static bool IsBinary(RawValue value) =>
        value is RawDictionary dictionary
        && (Array.Exists(BinaryMarks, dictionary.Entries.ContainsKey) || dictionary.Name("Subtype") is "Type1C" or "CIDFontType0C" or "OpenType");

    private static bool HoldsAny(byte[] decoded, List<byte[]> patterns)
    {
        if (patterns.Exists(pattern => Contains(decoded, pattern)))
        {
            return true;
        }

        using var joined = new MemoryStream();

        foreach (var token in RawFile.Tokens(decoded))
        {
            foreach (var text in Texts(token))
            {
                joined.Write(text);
            }
        }

        var strings = joined.ToArray();
        return patterns.Exists(pattern => Contains(strings, pattern));
    }

    private static IEnumerable<byte[]> Texts(RawValue value) => value switch
    {
        RawText text => [text.Bytes],
        RawName name => [Encoding.Latin1.GetBytes(name.Value)],
        RawArray array => array.Items.SelectMany(Texts),
        RawDictionary dictionary => dictionary.Entries.SelectMany(entry => Texts(entry.Value).Append(Encoding.Latin1.GetBytes(entry.Key))),
        _ => [],
    };

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

    private static bool Contains(byte[] data, byte[] pattern) => data.AsSpan().IndexOf(pattern) >= 0;
}
