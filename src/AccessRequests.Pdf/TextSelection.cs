using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Reading;
using AccessRequests.Pdf.Redaction;
using AccessRequests.Pdf.Selection;

namespace AccessRequests.Pdf;

/// <summary>
/// Turns what a browser says was selected into the geometry of this engine. A browser's rectangles are hints: they
/// err by up to a letter, so they choose words and never become marks themselves.
/// </summary>
public static class TextSelection
{
    /// <summary>Below this share of its letters a word was brushed, not chosen, as long as another word was chosen.</summary>
    private const double EnoughToChoose = 1.0 / 3;

    /// <summary>Words farther apart than this many line heights get boxes of their own, even on one line.</summary>
    private const double ColumnGap = 2;

    /// <summary>In points: a box thinner than a hair line hides nothing that a reader could see.</summary>
    private const double ThinnestBox = 1;

    /// <summary>In points: nobody sees that so little of a letter is beside a box.</summary>
    private const double Brush = 0.4;

    /// <param name="hint">Rectangles in the page's user space.</param>
    /// <exception cref="UnredactablePdfException">The file or the page cannot be read with certainty.</exception>
    public static ResolvedSelection Resolve(Stream pdf, int page, IReadOnlyList<PdfBox> hint, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        ArgumentNullException.ThrowIfNull(hint);

        return DeepStack.Run(() =>
        {
            using var file = SourceFile.Open(pdf, new RedactionLimits());
            return ResolveIn(file, page, hint, cancellation);
        });
    }

    internal static ResolvedSelection ResolveIn(SourceFile file, int page, IReadOnlyList<PdfBox> hint, CancellationToken cancellation) =>
        hint.All(box => box.IsUsable)
            ? Chosen(page, LineReader.Read(PageText.Read(file, page, cancellation)), hint)
            : throw new UnredactablePdfException(UnredactableReason.InvalidBox, page, "a selection needs rectangles with an area");

    /// <summary>The words under many marks: the file is opened once and each of its pages is read once.</summary>
    /// <param name="marks">A page and rectangles in its user space.</param>
    /// <returns>In the order of the marks; null for those of a page that cannot be read with certainty.</returns>
    /// <exception cref="UnredactablePdfException">The file cannot be read with certainty.</exception>
    public static IReadOnlyList<ResolvedSelection?> ResolveAll(Stream pdf, IReadOnlyList<(int Page, IReadOnlyList<PdfBox> Areas)> marks, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        ArgumentNullException.ThrowIfNull(marks);

        return DeepStack.Run(() =>
        {
            using var file = SourceFile.Open(pdf, new RedactionLimits());
            return Texts(file, marks, cancellation);
        });
    }

    /// <summary>What <see cref="ResolveAll"/> and <see cref="WordsOnAll"/> tell, of a file that is opened once.</summary>
    /// <inheritdoc cref="ResolveAll"/>
    public static (IReadOnlyList<ResolvedSelection?> Texts, IReadOnlyDictionary<int, IReadOnlyList<PageWord>> Words) ReadAll(
        Stream pdf, IReadOnlyList<(int Page, IReadOnlyList<PdfBox> Areas)> marks, IReadOnlyCollection<int> pages, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(pages);

        return DeepStack.Run(() =>
        {
            using var file = SourceFile.Open(pdf, new RedactionLimits());
            return ((IReadOnlyList<ResolvedSelection?>)Texts(file, marks, cancellation), (IReadOnlyDictionary<int, IReadOnlyList<PageWord>>)WordsOfPages(file, pages, cancellation));
        });
    }

    private static List<ResolvedSelection?> Texts(SourceFile file, IReadOnlyList<(int Page, IReadOnlyList<PdfBox> Areas)> marks, CancellationToken cancellation)
    {
        var pages = marks.Select(mark => mark.Page).Distinct().ToDictionary(page => page, page => LineReader.ReadIfCertain(file, page, cancellation));

        return [.. marks.Select(mark => pages[mark.Page] is { } words ? Chosen(mark.Page, words, mark.Areas) : null)];
    }

    private static Dictionary<int, IReadOnlyList<PageWord>> WordsOfPages(SourceFile file, IReadOnlyCollection<int> pages, CancellationToken cancellation)
    {
        var found = new Dictionary<int, IReadOnlyList<PageWord>>();

        foreach (var page in pages)
        {
            if (LineReader.ReadIfCertain(file, page, cancellation) is { } words)
            {
                found[page] = Usable(words);
            }
        }

        return found;
    }

    /// <summary>
    /// What of drawn boxes lies on the page as it is shown, what is too thin to hide anything being left out, and how many letters they cut:
    /// a redaction takes away whole every letter that a mark touches.
    /// </summary>
    /// <param name="drawn">Rectangles in the page's user space.</param>
    /// <exception cref="UnredactablePdfException">The file or the page cannot be read with certainty.</exception>
    public static DrawnBoxes OnPage(Stream pdf, int page, IReadOnlyList<PdfBox> drawn, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        ArgumentNullException.ThrowIfNull(drawn);

        cancellation.ThrowIfCancellationRequested();
        return DeepStack.Run(() =>
        {
            using var file = SourceFile.Open(pdf, new RedactionLimits());
            return OnPageOf(file, page, drawn, cancellation);
        });
    }

    internal static DrawnBoxes OnPageOf(SourceFile file, int page, IReadOnlyList<PdfBox> drawn, CancellationToken cancellation)
    {
        var shown = file.Page(page).CropBox;
        var boxes = drawn
            .Select(box => new PdfBox(Math.Max(box.Left, shown.Left), Math.Max(box.Bottom, shown.Bottom), Math.Min(box.Right, shown.Right), Math.Min(box.Top, shown.Top)))
            .Where(box => box.Width >= ThinnestBox && box.Height >= ThinnestBox)
            .ToList();

        return new DrawnBoxes(boxes, boxes.Count == 0 ? 0 : LineReader.ReadIfCertain(file, page, cancellation)?.SelectMany(word => word.Glyphs).Count(glyph => IsCut(glyph, boxes)) ?? 0);
    }

    /// <summary>A mark touches what the glyph paints and leaves some of it beside; a brush with its edge is none.</summary>
    private static bool IsCut(PlacedGlyph glyph, List<PdfBox> boxes)
    {
        if (string.IsNullOrWhiteSpace(glyph.Text))
        {
            return false;
        }

        // As the engine tells neighbours that merely touch a mark from letters under it.
        var painted = (glyph.Ink ?? glyph.Cell).Bounds;
        var tolerance = Math.Min(PageMarks.MaxTolerance, PageMarks.Tolerance * Math.Min(painted.Width, painted.Height));
        return boxes.Exists(box =>
                Math.Min(box.Right, painted.Right) - Math.Max(box.Left, painted.Left) > tolerance
                && Math.Min(box.Top, painted.Top) - Math.Max(box.Bottom, painted.Bottom) > tolerance)
            && !boxes.Exists(box => box.Left <= painted.Left + Brush && box.Right >= painted.Right - Brush && box.Bottom <= painted.Bottom + Brush && box.Top >= painted.Top - Brush);
    }

    /// <summary>The words of a page in reading order, for choosing without a mouse.</summary>
    /// <exception cref="UnredactablePdfException">The file or the page cannot be read with certainty.</exception>
    public static IReadOnlyList<PageWord> WordsOn(Stream pdf, int page, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pdf);

        return Usable(Words(pdf, page, cancellation));
    }

    /// <summary>As <see cref="WordsOn"/>, for many pages of a file that is opened once.</summary>
    /// <returns>By page; pages that cannot be read with certainty, or that do not exist, are not in it.</returns>
    /// <exception cref="UnredactablePdfException">The file cannot be read with certainty.</exception>
    public static IReadOnlyDictionary<int, IReadOnlyList<PageWord>> WordsOnAll(Stream pdf, IReadOnlyCollection<int> pages, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        ArgumentNullException.ThrowIfNull(pages);

        return DeepStack.Run(() =>
        {
            using var file = SourceFile.Open(pdf, new RedactionLimits());
            return WordsOfPages(file, pages, cancellation);
        });
    }

    internal static IReadOnlyList<PageWord> Usable(List<LineWord> words) =>
        [.. words.Select(word => new PageWord(word.Text, word.Box, word.Line)).Where(word => word.Box.IsUsable)];

    private static List<LineWord> Words(Stream pdf, int page, CancellationToken cancellation) => DeepStack.Run(() =>
    {
        using var file = SourceFile.Open(pdf, new RedactionLimits());
        return LineReader.Read(PageText.Read(file, page, cancellation));
    });

    private static ResolvedSelection Chosen(int page, List<LineWord> words, IReadOnlyList<PdfBox> hint)
    {
        var shares = words.ConvertAll(word => Share(word, hint));
        var enough = shares.Exists(share => share >= EnoughToChoose) ? EnoughToChoose : double.Epsilon;

        return Selected(page, words, [.. shares.Select(share => share >= enough)]);
    }

    private static double Share(LineWord word, IReadOnlyList<PdfBox> hint)
    {
        var inside = word.Glyphs.Count(glyph => hint.Any(box => box.Contains(glyph.Cell.Centre.X, glyph.Cell.Centre.Y)));
        return (double)inside / word.Glyphs.Count;
    }

    private static ResolvedSelection Selected(int page, List<LineWord> words, List<bool> chosen)
    {
        var boxes = new List<PdfBox>();
        var text = new List<string>();
        var previous = -1;

        for (var i = 0; i < words.Count; i++)
        {
            if (!chosen[i] || !words[i].Box.IsUsable)
            {
                continue;
            }

            var box = words[i].Box;
            text.Add(words[i].Text);

            var continues = previous == i - 1 && previous >= 0
                && words[previous].Line == words[i].Line
                && Gap(boxes[^1], box) <= ColumnGap * Math.Min(box.Height, boxes[^1].Height);

            if (continues)
            {
                boxes[^1] = boxes[^1].Union(box);
            }
            else
            {
                boxes.Add(box);
            }

            previous = i;
        }

        return new ResolvedSelection(page, boxes, string.Join(' ', text));
    }

    private static double Gap(PdfBox a, PdfBox b) => Math.Max(
        Math.Max(b.Left - a.Right, a.Left - b.Right),
        Math.Max(b.Bottom - a.Top, a.Bottom - b.Top));
}
