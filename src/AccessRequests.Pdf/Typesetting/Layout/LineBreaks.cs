namespace AccessRequests.Pdf.Typesetting.Layout;

/// <summary>Where French text may go to the next line.</summary>
internal static class LineBreaks
{
    private const string NeverFirst = "»:;!?%)]}.,…、。，．：；！？）」』】・ー々";
    private const string NeverLast = "«([{";

    /// <summary>True when a line may end after the character at <paramref name="index"/>.</summary>
    public static bool IsAllowedAfter(ReadOnlySpan<char> text, int index, bool inLink)
    {
        if (index + 1 >= text.Length)
        {
            return false;
        }

        var next = text[index + 1];

        return text[index] switch
        {
            ' ' => next != ' ' && !NeverFirst.Contains(next, StringComparison.Ordinal) && !EndsWithOpening(text[..index]),
            '\u200B' or '\u00AD' => true,
            '-' => !inLink && HasTwoLettersBefore(text, index) && char.IsLetter(next),
            '\u2014' => char.IsLetter(next),
            '/' => inLink && next is not '/' and not ' ',
            var character => IsIdeographic(character) && IsIdeographic(next) && !NeverFirst.Contains(next, StringComparison.Ordinal) && character is not '「' and not '『' and not '（',
        };
    }

    /// <summary>Where a word that is wider than the line is cut, when that is all that is left.</summary>
    public static bool IsEmergencyAfter(char character) => character is '-' or '_' or '?' or '&' or '=' or '/' or '.' or '@';

    /// <summary>Chinese and Japanese part no words: a line may end between any two of their characters.</summary>
    private static bool IsIdeographic(char character) => character is (>= '\u2E80' and < '\uA000') or (>= '\uF900' and < '\uFB00') or (>= '\uFF00' and < '\uFFF0');

    private static bool EndsWithOpening(ReadOnlySpan<char> text) => text.Length > 0 && NeverLast.Contains(text[^1], StringComparison.Ordinal);

    /// <summary>« a-t-il », « y-a » stay whole; « Saint-Laurent » may part.</summary>
    private static bool HasTwoLettersBefore(ReadOnlySpan<char> text, int index) =>
        index >= 2 && char.IsLetter(text[index - 1]) && char.IsLetter(text[index - 2]);
}
