using System.Text;
using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;
using AccessRequests.Web.Documents;

namespace AccessRequests.Web.Demonstration;

/// <summary>Finds a text on a page, white space ignored, and gives the boxes of its words, one per line.</summary>
internal static class PassageFinder
{
    /// <returns>Empty when the text is not on the page.</returns>
    public static IReadOnlyList<PageArea> Find(IReadOnlyList<PageWord> words, string text)
    {
        var letters = new StringBuilder();
        var wordAt = new List<int>();

        for (var i = 0; i < words.Count; i++)
        {
            foreach (var letter in words[i].Text.Where(letter => !char.IsWhiteSpace(letter)))
            {
                letters.Append(letter);
                wordAt.Add(i);
            }
        }

        var sought = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
        var start = letters.ToString().IndexOf(sought, StringComparison.Ordinal);

        if (sought.Length == 0 || start < 0)
        {
            return [];
        }

        return [.. Enumerable.Range(wordAt[start], wordAt[start + sought.Length - 1] - wordAt[start] + 1)
            .Select(index => words[index])
            .GroupBy(word => word.Line)
            .Select(line => line.Select(word => word.Box).Aggregate((left, right) => left.Union(right)))
            .Select(PageAreas.ToArea)];
    }
}
