using System.Globalization;
using System.Text;

namespace AccessRequests.Pdf.Typesetting.Fonts;

/// <summary>
/// Subsets of Noto (SIL OFL 1.1) for what Liberation Sans lacks: Arabic, Canadian syllabics (Cree, Inuktitut), Chinese and Japanese
/// characters in common use, Hangul, emoji. Each is loaded when a letter first needs it. They have one weight, also in bold text.
/// </summary>
internal static class FallbackFonts
{
    /// <summary>A font with the blocks it is asked for; the last is asked for everything.</summary>
    private static readonly (Lazy<Typeface> Typeface, Func<int, bool> IsFor)[] All =
    [
        (Lazy("NotoSansArabic"), code => code is (>= 0x600 and < 0x900) or (>= 0xFB50 and < 0xFE00) or (>= 0xFE70 and < 0xFF00)),
        (Lazy("NotoSansCanadianAboriginal"), code => code is (>= 0x1400 and < 0x1680) or (>= 0x18B0 and < 0x1900)),
        (Lazy("NotoSansKR"), code => code is (>= 0x1100 and < 0x1200) or (>= 0x3130 and < 0x3190) or (>= 0xAC00 and < 0xD800)),
        (Lazy("NotoSansSC"), code => code is (>= 0x2E80 and < 0xA000) or (>= 0xF900 and < 0xFB00) or (>= 0xFF00 and < 0xFFF0)),
        (Lazy("NotoEmoji"), _ => true),
    ];

    /// <summary>The typeface that has all of a user-perceived character: <paramref name="first"/> when it can, or null when none can.</summary>
    public static Typeface? For(Typeface first, ReadOnlySpan<char> element)
    {
        if (first.Has(element))
        {
            return first;
        }

        Rune.DecodeFromUtf16(element, out var rune, out _);

        foreach (var (typeface, isFor) in All)
        {
            if (isFor(rune.Value) && typeface.Value.Has(element))
            {
                return typeface.Value;
            }
        }

        return null;
    }

    /// <summary>What is read and not seen: joiners, variation selectors, marks of direction.</summary>
    public static bool IsInvisible(Rune rune) =>
        rune.Value is 0x34F or 0x180E or 0x2060 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control;

    private static Lazy<Typeface> Lazy(string name) => new(() => Typeface.Load($"{name}-Regular", $"{name}.ttf.gz"));
}
