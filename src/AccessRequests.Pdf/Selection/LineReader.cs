using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Reading;

namespace AccessRequests.Pdf.Selection;

/// <summary>A word on its line: glyphs that stand together, in writing order.</summary>
internal sealed record LineWord(int Line, List<PlacedGlyph> Glyphs)
{
    public string Text => string.Concat(Glyphs.Select(glyph => glyph.Text ?? "\uFFFD"));

    public PdfBox Box => Glyphs
        .Select(glyph => glyph.Ink is { } ink ? glyph.Cell.Bounds.Union(ink.Bounds) : glyph.Cell.Bounds)
        .Aggregate((all, box) => all.Union(box));
}

/// <summary>Groups glyphs into lines by their baselines and lines into words by their gaps, in reading order.</summary>
internal static class LineReader
{
    /// <summary>A wider gap than this, in ems, parts words even without a space character.</summary>
    private const double WordGap = 0.2;

    /// <summary>Baselines closer than this, in ems, are one line; raised signs ride along.</summary>
    private const double LineTolerance = 0.35;

    /// <returns>Null when the page cannot be read with certainty.</returns>
    public static List<LineWord>? ReadIfCertain(SourceFile file, int page, CancellationToken cancellation)
    {
        try
        {
            return Read(PageText.Read(file, page, cancellation));
        }
        catch (UnredactablePdfException)
        {
            return null;
        }
    }

    public static List<LineWord> Read(IReadOnlyList<PlacedGlyph> glyphs)
    {
        var words = new List<LineWord>();
        var line = 0;

        foreach (var direction in Placed(glyphs).GroupBy(placed => placed.Angle).OrderBy(group => Math.Abs(group.Key)))
        {
            // Lines run from the top in their own direction: the greatest offset first.
            var sorted = direction.OrderByDescending(placed => placed.Offset).ToList();

            for (var start = 0; start < sorted.Count;)
            {
                var end = start + 1;

                while (end < sorted.Count
                    && sorted[end - 1].Offset - sorted[end].Offset <= LineTolerance * Math.Min(sorted[end - 1].Glyph.Size, sorted[end].Glyph.Size)
                    && sorted[start].Offset - sorted[end].Offset <= LineTolerance * Math.Max(sorted[start].Glyph.Size, sorted[end].Glyph.Size))
                {
                    end++;
                }

                Split(sorted[start..end].OrderBy(placed => placed.Along).ToList(), line++, words);
                start = end;
            }
        }

        return words;
    }

    private static void Split(List<PlacedOnLine> line, int number, List<LineWord> words)
    {
        var current = new List<PlacedGlyph>();
        var reach = double.NegativeInfinity;

        foreach (var placed in line)
        {
            var isSpace = string.IsNullOrWhiteSpace(placed.Glyph.Text) && placed.Glyph.Text is not null;

            if (current.Count > 0 && (isSpace || placed.Along - reach > WordGap * placed.Glyph.Size))
            {
                words.Add(new LineWord(number, current));
                current = [];
            }

            // Bold is at times made by drawing a letter twice; it reads once.
            if (!isSpace && !(current.Count > 0 && IsSame(current[^1], placed.Glyph)))
            {
                current.Add(placed.Glyph);
                reach = Math.Max(placed.Along, placed.AlongEnd);
            }
        }

        if (current.Count > 0)
        {
            words.Add(new LineWord(number, current));
        }
    }

    private static bool IsSame(in PlacedGlyph a, in PlacedGlyph b) =>
        a.Text == b.Text && Math.Abs(a.Origin.X - b.Origin.X) + Math.Abs(a.Origin.Y - b.Origin.Y) < 0.1 * b.Size;

    private static IEnumerable<PlacedOnLine> Placed(IReadOnlyList<PlacedGlyph> glyphs)
    {
        double x = 1, y = 0;

        foreach (var glyph in glyphs)
        {
            double dx = glyph.End.X - glyph.Origin.X, dy = glyph.End.Y - glyph.Origin.Y;
            var length = Math.Sqrt((dx * dx) + (dy * dy));

            // A mark without width, such as a combining accent, follows the writing around it.
            if (length > 1e-6)
            {
                (x, y) = (dx / length, dy / length);
            }

            yield return new PlacedOnLine(
                glyph,
                (int)Math.Round(Math.Atan2(y, x) * 180 / Math.PI),
                (x * glyph.Origin.Y) - (y * glyph.Origin.X),
                (x * glyph.Origin.X) + (y * glyph.Origin.Y),
                (x * glyph.End.X) + (y * glyph.End.Y));
        }
    }

    private readonly record struct PlacedOnLine(PlacedGlyph Glyph, int Angle, double Offset, double Along, double AlongEnd);
}
