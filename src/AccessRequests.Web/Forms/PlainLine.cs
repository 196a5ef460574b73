using System.Globalization;
using System.Text;
using FluentValidation;

namespace AccessRequests.Web.Forms;

internal static class PlainLine
{
    /// <summary>
    /// A text of one line whose characters are read in the order in which they are shown: what is printed in a letter or names a
    /// file holds no control character, no line end and no change of direction.
    /// </summary>
    public static IRuleBuilderOptions<T, string> IsOnePlainLine<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(text => text is null || text.EnumerateRunes().All(IsPlain)).WithMessage("{PropertyName} : retirez les caractères invisibles ou les fins de ligne, puis saisissez de nouveau.");

    /// <summary>A character without a form of its own, such as U+200B, would let a word be read and not found.</summary>
    private static bool IsPlain(Rune character) => Rune.GetUnicodeCategory(character) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate)
        && character.Value != ReplacementCharacter;

    /// <summary>What half of a surrogate pair is read as.</summary>
    private const int ReplacementCharacter = 0xFFFD;
}
