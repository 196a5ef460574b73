using System.Text.RegularExpressions;

namespace AccessRequests.Letters;

/// <summary>English as it is printed in Québec: no space before high punctuation, curly quotation marks.</summary>
public static partial class English
{
    private const char NoBreak = '\u00A0';

    public static string Typeset(string text)
    {
        var set = OpeningQuote().Replace(text, "“").Replace('"', '”');
        set = Apostrophe().Replace(set, "’");
        return Unbroken(set);
    }

    /// <summary>The spaces of <see cref="Typeset"/> alone, for texts that are quoted to the letter.</summary>
    public static string Unbroken(string text) => UnbreakableSpace().Replace(text, $"{NoBreak}");

    [GeneratedRegex("""(?<=^|[\s(\[])"(?=\S)""")]
    private static partial Regex OpeningQuote();

    [GeneratedRegex(@"(?<=\p{L})'(?=\p{L}|\b|\s|[.,;:!?]|$)")]
    private static partial Regex Apostrophe();

    [GeneratedRegex(
        """
        (?<=\b(?:s|ss|c|r|a|No|p)\.)[ ](?=\d)
        | (?<=\b(?:sections?|items?|pages?|chapter|paragraphs?|subparagraphs?))[ ](?=\d)
        | (?<=\bchapter)[ ](?=[A-Z]{1,2}-\d)
        | (?<=\b(?:January|February|March|April|May|June|July|August|September|October|November|December))[ ](?=\d{1,2}\b)
        | (?<=\(\d{1,3}\))[ ](?=days?)
        | (?<=\b[A-Z]\d[A-Z])[ ](?=\d[A-Z]\d\b)
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex UnbreakableSpace();
}
