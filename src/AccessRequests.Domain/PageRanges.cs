using System.Globalization;

namespace AccessRequests.Domain;

/// <summary>Page numbers as people write them: «2, 4 à 7 et 12».</summary>
public static class PageRanges
{
    private const int MaxRanges = 8;

    /// <summary>Reads «2-5, 9», «2 à 5 et 9».</summary>
    /// <returns>In order; null when it is not understood or names a page that does not exist.</returns>
    public static IReadOnlyList<int>? Parse(string text, int pageCount)
    {
        var pages = new SortedSet<int>();

        foreach (var part in text.Replace(" et ", ",", StringComparison.Ordinal).Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Replace(" à ", "-", StringComparison.Ordinal).Split(['-', '–'], StringSplitOptions.TrimEntries);

            if (ends.Length > 2
                || !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                || !int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
                || first < 1 || last < first || last > pageCount)
            {
                return null;
            }

            pages.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return pages.Count > 0 ? [.. pages] : null;
    }

    /// <summary>For a screen: the first of them, where they are many.</summary>
    public static string InFrench(IEnumerable<int> pages) => InFrench(pages, MaxRanges);

    /// <summary>For what is kept: all of them.</summary>
    public static string AllInFrench(IEnumerable<int> pages) => InFrench(pages, int.MaxValue);

    private static string InFrench(IEnumerable<int> pages, int most)
    {
        var ranges = new List<(int First, int Last)>();

        foreach (var page in pages.Distinct().Order())
        {
            if (ranges.Count > 0 && ranges[^1].Last == page - 1)
            {
                ranges[^1] = (ranges[^1].First, page);
            }
            else
            {
                ranges.Add((page, page));
            }
        }

        var said = ranges.Take(most).Select(range =>
            range.First == range.Last ? $"{range.First}" : range.Last == range.First + 1 ? $"{range.First}, {range.Last}" : $"{range.First} à {range.Last}").ToList();

        return ranges.Count > most ? $"{string.Join(", ", said)}…" : FrenchCount.List(said);
    }
}
