using AccessRequests.Pdf;

namespace AccessRequests.Cli.Soak;

/// <summary>Marks that an officer could have drawn: on words where a page has some, on a part of the picture where it has none.</summary>
internal static class RandomMarks
{
    public const string Label = "art. 37";

    private const int MaxPages = 3;
    private const int MaxWordsPerPage = 4;
    private const double ShareOfPicture = 0.2;

    /// <summary>A hidden word is empty for a mark that was not drawn on a word.</summary>
    /// <exception cref="UnredactablePdfException">The file cannot be opened, or none of the pages chosen can be read.</exception>
    public static IReadOnlyList<(RedactionMark Mark, string Word)> On(Stream pdf, Random random, CancellationToken cancellation)
    {
        var inspection = PdfInspector.Inspect(pdf, cancellation);
        var chosen = inspection.Pages.OrderBy(_ => random.Next()).Take(MaxPages).OrderBy(page => page.Number);
        return [.. chosen.SelectMany(page => OnPage(pdf, page, random, cancellation))];
    }

    private static IEnumerable<(RedactionMark Mark, string Word)> OnPage(Stream pdf, InspectedPage page, Random random, CancellationToken cancellation)
    {
        var words = TextSelection.WordsOn(pdf, page.Number, cancellation)
            .Where(word => word.Text.Length > 1 && page.CropBox.Contains(word.Box))
            .OrderBy(_ => random.Next())
            .Take(1 + random.Next(MaxWordsPerPage))
            .ToList();

        if (words.Count == 0)
        {
            var sheet = page.CropBox;
            double width = sheet.Width * ShareOfPicture, height = sheet.Height * ShareOfPicture;
            var left = sheet.Left + (random.NextDouble() * (sheet.Width - width));
            var bottom = sheet.Bottom + (random.NextDouble() * (sheet.Height - height));
            return [(new RedactionMark(page.Number, [new PdfBox(left, bottom, left + width, bottom + height)], Label), "")];
        }

        return words.Select(word => (new RedactionMark(page.Number, [word.Box], Label), word.Text));
    }
}
