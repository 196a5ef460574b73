using System.Globalization;
using System.Text;

namespace AccessRequests.Pdf.Typesetting.Layout;

/// <summary>
/// The class of a character. .NET does not expose the Unicode property, and the libraries that do are alphas of many megabytes:
/// scripts are told by their blocks, the rest by general category.
/// </summary>
internal static class BidiClasses
{
    public static BidiClass Of(Rune rune) => rune.Value switch
    {
        >= '0' and <= '9' or 0xB2 or 0xB3 or 0xB9 or (>= 0x6F0 and <= 0x6F9) => BidiClass.EuropeanNumber,
        '+' or '-' or 0x2212 => BidiClass.EuropeanSeparator,
        '#' or '%' or 0xB0 or 0xB1 or 0x66A or 0x2030 or 0x2031 => BidiClass.EuropeanTerminator,
        ',' or '.' or '/' or ':' or 0xA0 or 0x60C or 0x202F or 0x2044 => BidiClass.CommonSeparator,
        (>= 0x660 and <= 0x669) or 0x66B or 0x66C or 0x6DD => BidiClass.ArabicNumber,
        < 0x590 => Common(rune),
        < 0x600 or (>= 0x7C0 and < 0x860) or (>= 0xFB1D and < 0xFB50) or (>= 0x10800 and < 0x11000) or (>= 0x1E800 and < 0x1F000) => Marked(rune, BidiClass.RightToLeft),
        < 0x7C0 or (>= 0x860 and < 0x900) or (>= 0xFB50 and < 0xFE00) or (>= 0xFE70 and < 0xFEFF) => Marked(rune, BidiClass.ArabicLetter),
        _ => Common(rune),
    };

    /// <summary>False when every character runs from left to right, as in nearly every letter.</summary>
    public static bool HasRightToLeft(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('\u0590', '\u08FF') >= 0
        || text.IndexOfAnyInRange('\uFB1D', '\uFDFF') >= 0
        || text.IndexOfAnyInRange('\uFE70', '\uFEFE') >= 0
        || text.IndexOfAnyInRange('\uD802', '\uD803') >= 0
        || text.IndexOfAny('\uD83A', '\uD83B') >= 0;

    private static BidiClass Marked(Rune rune, BidiClass letters) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => BidiClass.NonspacingMark,
        UnicodeCategory.MathSymbol or UnicodeCategory.OtherSymbol => BidiClass.Neutral,
        _ => letters,
    };

    private static BidiClass Common(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => BidiClass.NonspacingMark,
        UnicodeCategory.CurrencySymbol => BidiClass.EuropeanTerminator,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => BidiClass.LeftToRight,
        _ => BidiClass.Neutral,
    };
}
