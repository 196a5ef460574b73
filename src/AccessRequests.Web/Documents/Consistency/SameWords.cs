using AccessRequests.Pdf;

namespace AccessRequests.Web.Documents.Consistency;

/// <summary>Finds on one page the words that a mark covers on another.</summary>
internal static class SameWords
{
    /// <returns>A box for each line of the place nearest to where the words stand on the other page; none when they are not there.</returns>
    public static IReadOnlyList<PdfBox> Nearest(IReadOnlyList<PageWord> page, ResolvedSelection sought)
    {
        var words = sought.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var origin = sought.Boxes[0];

        return Enumerable.Range(0, Math.Max(0, page.Count - words.Length + 1))
            .Where(start => words.Index().All(word => string.Equals(page[start + word.Index].Text, word.Item, StringComparison.Ordinal)))
            .Select(start => page.Skip(start).Take(words.Length).ToList())
            .OrderBy(found => Math.Abs(found[0].Box.Top - origin.Top) + Math.Abs(found[0].Box.Left - origin.Left))
            .Select(found => (IReadOnlyList<PdfBox>)[.. found.GroupBy(word => word.Line).Select(line => line.Select(word => word.Box).Aggregate((all, box) => all.Union(box)))])
            .FirstOrDefault([]);
    }
}
