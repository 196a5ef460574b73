using System.Globalization;

namespace AccessRequests.Web.Search;

/// <summary>The piece of a text around what was looked for, cut where the words begin and end; accents and case ignored as in the search.</summary>
internal static class Highlight
{
    private const int Before = 60;
    private const int Length = 240;
    private const CompareOptions Loose = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    private static readonly CompareInfo French = CultureInfo.GetCultureInfo("fr-CA").CompareInfo;

    public static IReadOnlyList<(string Part, bool IsFound)> Excerpt(string text, IReadOnlyList<string> words)
    {
        var flat = text.ReplaceLineEndings(" · ");
        var first = words.Select(word => French.IndexOf(flat, word, Loose)).Where(at => at >= 0).DefaultIfEmpty(0).Min();
        var start = Start(flat, first);
        var end = End(flat, start);
        var piece = flat[start..end];
        var parts = new List<(string, bool)>();

        for (var at = 0; at < piece.Length;)
        {
            var (next, length) = Next(piece, at, words);
            Add(parts, piece[at..next], false);
            Add(parts, piece.Substring(next, length), true);
            at = next + length;

            if (length == 0)
            {
                break;
            }
        }

        IEnumerable<(string, bool)> before = start > 0 ? [("… ", false)] : [];
        IEnumerable<(string, bool)> after = end < flat.Length ? [(" …", false)] : [];
        return [.. before, .. parts, .. after];
    }

    /// <summary>After a space, where there is one before what was found.</summary>
    private static int Start(string text, int found)
    {
        var first = Math.Max(0, found - Before);
        var space = first == 0 ? -1 : text.IndexOf(' ', first, Before);
        return space < 0 ? first : space + 1;
    }

    /// <summary>At a space, where there is one after what was found.</summary>
    private static int End(string text, int start)
    {
        var last = start + Length;
        var space = last >= text.Length ? -1 : text.LastIndexOf(' ', last, Length - Before);
        return space < 0 ? Math.Min(last, text.Length) : space;
    }

    /// <summary>Where the next word stands and how long it is in the text; its end and no length when there is none.</summary>
    private static (int At, int Length) Next(string text, int from, IReadOnlyList<string> words)
    {
        var best = (At: text.Length, Length: 0);

        foreach (var word in words)
        {
            var at = French.IndexOf(text.AsSpan(from), word, Loose, out var length);

            if (at >= 0 && from + at < best.At && length > 0)
            {
                best = (from + at, length);
            }
        }

        return best;
    }

    private static void Add(List<(string, bool)> parts, string part, bool isFound)
    {
        if (part.Length > 0)
        {
            parts.Add((part, isFound));
        }
    }
}
