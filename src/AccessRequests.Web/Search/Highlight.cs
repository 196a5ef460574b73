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
        var start = first <= Before ? 0 : flat.IndexOf(' ', first - Before, Before) + 1 is > 0 and var begins ? begins : first - Before;
        var rest = flat.Length - start;
        var length = rest <= Length ? rest : flat.LastIndexOf(' ', start + Length, Length - Before) - start is > 0 and var ends ? ends : Length;
        var piece = flat.Substring(start, length);
        var parts = new List<(string, bool)>();

        for (var at = 0; at < piece.Length;)
        {
            var (next, found) = Next(piece, at, words);
            Add(parts, piece[at..next], false);
            Add(parts, piece.Substring(next, found), true);
            at = next + found;

            if (found == 0)
            {
                break;
            }
        }

        IEnumerable<(string, bool)> before = start > 0 ? [("… ", false)] : [];
        IEnumerable<(string, bool)> after = length < rest ? [(" …", false)] : [];
        return [.. before, .. parts, .. after];
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
