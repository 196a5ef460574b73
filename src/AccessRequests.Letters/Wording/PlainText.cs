using System.Text.RegularExpressions;

namespace AccessRequests.Letters.Wording;

public static partial class PlainText
{
    /// <summary>With every kind of space as one, so that words can be looked for.</summary>
    public static string Of(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');

    /// <summary>The same with every apostrophe as one.</summary>
    public static string Searchable(string text) => Of(text).Replace('\'', '’');

    /// <summary>Without the notes that are typed in it, where nothing may refer to one.</summary>
    public static string WithoutNotes(string text) => Note().Replace(text, "");

    /// <summary>The lines of a text that say something.</summary>
    public static string[] Lines(string? text) =>
        (text ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Without the mark that ends a sentence or an item; the period of an abbreviation («inc.») stays.</summary>
    public static string WithoutEnd(string text)
    {
        var bare = text.TrimEnd(';', ':', '.', ' ', '\u00A0', '\u202F');
        return text.AsSpan(bare.Length) is ['.', ..] && Abbreviation().IsMatch(bare) ? $"{bare}." : bare;
    }

    /// <summary>Ends a sentence once, whether or not its last word is an abbreviation.</summary>
    public static string Ended(string text, char mark) => mark == '.' && text.EndsWith('.') ? text : text + mark;

    [GeneratedRegex(@"\[\^[^\]]*\]")]
    private static partial Regex Note();

    // Legal forms, and letters parted by periods («S.E.N.C.»); a single letter may well end a sentence.
    [GeneratedRegex(@"(?:(?<!\p{L})(?:inc|ltd|enr|corp|co|cie|etc|jr|sr|coll)|(?:(?<!\p{L})\p{L}\.){1,}\p{L})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Abbreviation();
}
