using System.Text;
using AccessRequests.Pdf.Reading;
using AccessRequests.Pdf.Selection;

namespace AccessRequests.Pdf;

/// <summary>Searches the text of a PDF page by page, in this engine's own reading and geometry.</summary>
public static class TextSearch
{
    /// <param name="seek">Given the text of a page, its words parted by one space, says what is found there and where (index and length).</param>
    /// <returns>Every page in order, as it is read.</returns>
    /// <exception cref="UnredactablePdfException">The file cannot be opened.</exception>
    public static IEnumerable<SearchedPage<TKind>> Find<TKind>(
        Stream pdf, Func<string, IEnumerable<(TKind Kind, int Start, int Length)>> seek, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        ArgumentNullException.ThrowIfNull(seek);

        return Pages(pdf, seek, cancellation);
    }

    private static IEnumerable<SearchedPage<TKind>> Pages<TKind>(
        Stream pdf, Func<string, IEnumerable<(TKind Kind, int Start, int Length)>> seek, CancellationToken cancellation)
    {
        using var file = DeepStack.Run(() => SourceFile.Open(pdf, new RedactionLimits()));

        for (var number = 1; number <= file.PageCount; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var words = DeepStack.Run(() => LineReader.ReadIfCertain(file, number, cancellation));

            yield return new SearchedPage<TKind>(number, file.PageCount, words is null ? [] : On(number, words, seek), words is not null) { Words = words is null ? [] : TextSelection.Usable(words) };
        }
    }

    private static List<FoundText<TKind>> On<TKind>(int page, List<LineWord> words, Func<string, IEnumerable<(TKind Kind, int Start, int Length)>> seek)
    {
        var text = new StringBuilder();
        var starts = new List<int>(words.Count);

        foreach (var word in words)
        {
            starts.Add(text.Length);
            text.Append(word.Text).Append(' ');
        }

        var found = new List<FoundText<TKind>>();

        foreach (var (kind, start, length) in seek(text.ToString()))
        {
            var touched = Enumerable.Range(0, words.Count)
                .Where(at => starts[at] < start + length && starts[at] + words[at].Text.Length > start && words[at].Box.IsUsable)
                .Select(at => words[at])
                .ToList();

            if (touched.Count > 0)
            {
                var boxes = touched.GroupBy(word => word.Line).Select(line => line.Select(word => word.Box).Aggregate((all, box) => all.Union(box)));
                found.Add(new FoundText<TKind>(kind, page, [.. boxes], string.Join(' ', touched.Select(word => word.Text))));
            }
        }

        return found;
    }
}
