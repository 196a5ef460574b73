using System.Globalization;
using FluentValidation;

namespace AccessRequests.Web.Forms;

internal static class PlainLine
{
    /// <summary>
    /// A text of one line whose characters are read in the order in which they are shown: what is printed in a letter or names a
    /// file holds no control character, no line end and no change of direction.
    /// </summary>
    public static IRuleBuilderOptions<T, string> IsOnePlainLine<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(text => text is null || text.All(IsPlain)).WithMessage("{PropertyName} : retirez les caractères invisibles ou les fins de ligne, puis saisissez de nouveau.");

    private static bool IsPlain(char character) => char.GetUnicodeCategory(character) is not
        (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && character is not ('\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\ufeff');
}
