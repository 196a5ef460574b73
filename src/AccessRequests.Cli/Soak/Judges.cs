using System.Globalization;
using System.Text.RegularExpressions;
using System.Web;
using AccessRequests.Pdf;

namespace AccessRequests.Cli.Soak;

/// <summary>Programs that share no code with ours say whether a hidden word can still be read, and whether the file is sound.</summary>
internal sealed partial class Judges
{
    /// <summary>Shorter words are part of others; counting them proves nothing.</summary>
    private const int ShortestCounted = 4;

    /// <summary>A word that reaches under a mark by less, in points, stands beside it.</summary>
    private const double Edge = 1;

    private readonly OtherReader _poppler = new("pdftotext");
    private readonly OtherReader _mupdf = new("mutool");
    private readonly OtherReader _qpdf = new("qpdf");

    public IEnumerable<string> Absent => new[] { _poppler, _mupdf, _qpdf }.Where(judge => !judge.IsInstalled).Select(judge => judge.Program);

    /// <returns>Null when every judge present finds nothing.</returns>
    public (SoakOutcome Outcome, string Reason)? Judge(
        string original, string redacted, IReadOnlyList<InspectedPage> pages, IReadOnlyList<(RedactionMark Mark, string Word)> marks)
    {
        foreach (var page in marks.GroupBy(one => one.Mark.Page))
        {
            if (PopplerSees(redacted, pages[page.Key - 1], [.. page]))
            {
                return (SoakOutcome.Leaked, Line($"page {page.Key}: poppler reads a hidden word under a mark"));
            }

            if (MupdfCounts(original, redacted, page.Key, [.. page]))
            {
                return (SoakOutcome.Leaked, Line($"page {page.Key}: MuPDF reads a hidden word too often"));
            }
        }

        return _qpdf.Read("--check", redacted) is { Code: not 0 } ? (SoakOutcome.Unsound, "qpdf --check") : Altered(original, redacted, pages, marks);
    }

    /// <summary>The marked pages, and the first one that has no mark.</summary>
    private (SoakOutcome Outcome, string Reason)? Altered(
        string original, string redacted, IReadOnlyList<InspectedPage> pages, IReadOnlyList<(RedactionMark Mark, string Word)> marks)
    {
        var marked = marks.Select(one => one.Mark.Page).Distinct().ToList();

        foreach (var page in pages.Where(page => marked.Contains(page.Number)).Concat(pages.Where(page => !marked.Contains(page.Number)).Take(1)))
        {
            var boxes = marks.Where(one => one.Mark.Page == page.Number).SelectMany(one => one.Mark.Boxes).Select(box => Seen(OnDisplay(box, page), page)).ToList();

            if (Drawing.Of(_mupdf, original, page.Number) is { } before && Drawing.Of(_mupdf, redacted, page.Number) is { } after && before.DiffersOutside(after, boxes))
            {
                return (SoakOutcome.Altered, Line($"page {page.Number}: MuPDF draws something else outside the marks"));
            }
        }

        return null;
    }

    /// <summary>From the MediaBox as displayed to the part of it that is shown.</summary>
    private static PdfBox Seen(PdfBox box, InspectedPage page)
    {
        var view = OnDisplay(page.CropBox, page);
        return new PdfBox(box.Left - view.Left, box.Bottom - view.Bottom, box.Right - view.Left, box.Top - view.Bottom);
    }

    private bool PopplerSees(string redacted, InspectedPage page, IReadOnlyList<(RedactionMark Mark, string Word)> marks)
    {
        var number = page.Number.ToString(CultureInfo.InvariantCulture);

        if (_poppler.Read("-bbox", "-f", number, "-l", number, redacted, "-") is not { Code: 0 } reading)
        {
            return false;
        }

        var words = Word().Matches(reading.Output)
            .Select(word => (Box: Shown(word), Text: WithoutMarkers(HttpUtility.HtmlDecode(word.Groups[5].Value))))
            .Where(word => word.Text.Length > 0)
            .ToList();
        return marks.Any(one => one.Word.Length > 1 && words.Exists(word =>
            one.Mark.Boxes.Any(box => OnDisplay(box, page).Inflate(-Edge).Contains((word.Box.Left + word.Box.Right) / 2, (word.Box.Bottom + word.Box.Top) / 2))
            && (one.Word.Contains(word.Text, StringComparison.Ordinal) || word.Text.Contains(one.Word, StringComparison.Ordinal))));
    }

    private bool MupdfCounts(string original, string redacted, int page, IReadOnlyList<(RedactionMark Mark, string Word)> marks)
    {
        var counted = marks.Where(one => one.Word.Length >= ShortestCounted).GroupBy(one => one.Word, StringComparer.Ordinal).ToList();
        var number = page.ToString(CultureInfo.InvariantCulture);

        if (counted.Count == 0
            || _mupdf.Read("draw", "-q", "-F", "txt", original, number) is not { Code: 0 } before
            || _mupdf.Read("draw", "-q", "-F", "txt", redacted, number) is not { Code: 0 } after)
        {
            return false;
        }

        // Readers differ on where words part, and what is gone may join its neighbours: both counts must agree. A word that MuPDF reads in
        // pieces (a formula) is not counted where it was marked: then some of its letters must be there too often as well.
        var rest = WithoutMarkers(after.Output);
        return counted.Exists(word =>
            TooOften(before.Output, rest, word.Key, word.Count())
            && TooOften(Blanks().Replace(before.Output, ""), Blanks().Replace(rest, ""), word.Key, word.Count())
            && word.Key.Distinct().Any(letter => rest.Count(letter) > before.Output.Count(letter) - marks.Sum(one => one.Word.Count(letter))));
    }

    private static bool TooOften(string before, string after, string word, int marked) =>
        Regex.Count(before, Regex.Escape(word)) is > 0 and var there && Regex.Count(after, Regex.Escape(word)) > there - marked;

    /// <summary>As poppler gives boxes: the MediaBox as displayed, turned by /Rotate, origin at the upper left, downwards.</summary>
    private static PdfBox OnDisplay(PdfBox box, InspectedPage page)
    {
        var sheet = page.MediaBox;
        return page.Rotation switch
        {
            90 => new PdfBox(box.Bottom - sheet.Bottom, box.Left - sheet.Left, box.Top - sheet.Bottom, box.Right - sheet.Left),
            180 => new PdfBox(sheet.Right - box.Right, box.Bottom - sheet.Bottom, sheet.Right - box.Left, box.Top - sheet.Bottom),
            270 => new PdfBox(sheet.Top - box.Top, sheet.Right - box.Right, sheet.Top - box.Bottom, sheet.Right - box.Left),
            _ => new PdfBox(box.Left - sheet.Left, sheet.Top - box.Top, box.Right - sheet.Left, sheet.Top - box.Bottom),
        };
    }

    private static PdfBox Shown(Match word)
    {
        double Number(int group) => double.Parse(word.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        return new PdfBox(Number(1), Number(2), Number(3), Number(4));
    }

    private static string WithoutMarkers(string text) => Marker().Replace(text, "");

    private static string Line(FormattableString text) => FormattableString.Invariant(text);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("""<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>""")]
    private static partial Regex Word();

    /// <summary>Our marker whole, or a word of it: readers part it at its spaces.</summary>
    [GeneratedRegex(@"\[Caviardé – art\. 37\]|\[Caviardé|^–$|^art\.$|^37\]?$|37\]|^art\. 37$", RegexOptions.Multiline)]
    private static partial Regex Marker();
}
