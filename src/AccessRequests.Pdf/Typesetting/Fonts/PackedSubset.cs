using System.Collections.Concurrent;
using System.Security.Cryptography;
using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Typesetting.Fonts;

/// <summary>A subset of one of our typefaces as it is written. The labels of redactions ask for the same few letters file after file.</summary>
internal sealed record PackedSubset(string Tag, int Length, ReadOnlyMemory<byte> Deflated)
{
    private const int MostKept = 64;

    private static readonly ConcurrentDictionary<(Typeface Typeface, string Glyphs), PackedSubset> Kept = new();

    public static PackedSubset Of(Typeface typeface, IEnumerable<ushort> glyphs)
    {
        var key = (typeface, string.Concat(glyphs.Distinct().Order().Select(glyph => (char)glyph)));

        if (Kept.TryGetValue(key, out var known))
        {
            return known;
        }

        var subset = TrueTypeSubset.Of(typeface.File, key.Item2.Select(glyph => (ushort)glyph));
        var packed = new PackedSubset(NameOf(subset), subset.Length, PdfFileWriter.Deflate(subset));

        if (Kept.Count < MostKept)
        {
            Kept.TryAdd(key, packed);
        }

        return packed;
    }

    /// <summary>Six letters that name the subset (9.6.4), taken from its bytes.</summary>
    private static string NameOf(byte[] subset) =>
        string.Concat(SHA256.HashData(subset).Take(6).Select(value => (char)('A' + (value % 26))));
}
