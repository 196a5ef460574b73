using System.Globalization;
using System.Text;

namespace AccessRequests.Pdf.Verification;

/// <summary>Compares the letters of a page before and after, by position.</summary>
internal static class LetterCheck
{
    /// <summary>A letter that reaches under a mark by less than this share of itself merely touches it.</summary>
    private const double Touch = 0.2;

    /// <summary>What is beside a mark may go with it; what is this far away, in points, may not.</summary>
    private const double Neighbourhood = 1.5;

    /// <summary>How exactly a letter must be at its place, in points: gaps on slanted lines are rounded to one.</summary>
    private const double Moved = 1.6;

    /// <summary>Rounded gaps move the rest of a line by less than half an em of what is gone, and the space that follows is rounded to half a point.</summary>
    private const double MovedOnTouchedLine = 0.6;

    /// <summary>Letters are at least this share of their em in height: capitals, or ink alone.</summary>
    private const double LowestLetter = 0.6;

    private const double MovedAtMost = 13;
    private const double RaisedOnLine = 0.35;

    private const double CellSize = 3;

    private const double FarFromView = 2;

    public static bool IsUnder(ReadLetter letter, IReadOnlyList<PdfBox> marks)
    {
        if (letter.HasUnknownSide)
        {
            return CentreIsUnder(letter.Cell, marks) && CentreIsUnder(OtherSide(letter), marks);
        }

        foreach (var mark in marks)
        {
            if (mark.Contains((letter.Cell.Left + letter.Cell.Right) / 2, (letter.Cell.Bottom + letter.Cell.Top) / 2)
                || (letter.HasCredibleInk && InkIsUnder(letter.Box, mark)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool CentreIsUnder(PdfBox cell, IReadOnlyList<PdfBox> marks) =>
        marks.Any(mark => mark.Contains((cell.Left + cell.Right) / 2, (cell.Bottom + cell.Top) / 2));

    /// <summary>The cell above its baseline, of one that hangs below it.</summary>
    private static PdfBox OtherSide(ReadLetter letter) =>
        letter.Cell with { Bottom = (2 * letter.Y) - letter.Cell.Top, Top = (2 * letter.Y) - letter.Cell.Bottom };

    private static bool InkIsUnder(PdfBox ink, PdfBox mark) =>
        mark.Contains((ink.Left + ink.Right) / 2, (ink.Bottom + ink.Top) / 2)
        || (Reach(ink.Left, ink.Right, mark.Left, mark.Right) > Touch && Reach(ink.Bottom, ink.Top, mark.Bottom, mark.Top) > Touch);

    public static bool IsNear(ReadLetter letter, IReadOnlyList<PdfBox> marks) =>
        marks.Any(mark => mark.Inflate(Neighbourhood) is var grown && (Meets(letter.Box, grown) || Meets(letter.Cell, grown) || (letter.HasUnknownSide && Meets(OtherSide(letter), grown))));

    /// <summary>Farther beyond what the page shows than a letter of its size can reach: such letters may not leave with it.</summary>
    public static bool IsBeyond(ReadLetter letter, PdfBox view)
    {
        var reach = view.Inflate(FarFromView + (2 * Math.Max(letter.Cell.Height, letter.Cell.Width)));
        return !Meets(letter.Cell, reach) && !Meets(letter.Box, reach) && !reach.Contains(letter.X, letter.Y);
    }

    /// <summary>A sign that only tells how to set the others, as a place where a line may break.</summary>
    private static bool IsFormat(ReadLetter letter) => letter.Text.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format);

    private static bool Shows(ReadLetter letter, PdfBox view) =>
        view.Contains((letter.Cell.Left + letter.Cell.Right) / 2, (letter.Cell.Bottom + letter.Cell.Top) / 2);

    public static void UnderMarks(int page, PageLetters result, IReadOnlyList<PdfBox> marks, List<VerificationFinding> findings)
    {
        var count = result.Letters.Count(letter => !letter.IsOurs && !letter.IsBlank && IsUnder(letter, marks));

        if (count > 0)
        {
            findings.Add(new VerificationFinding(page, FindingKind.GlyphUnderMark, $"{count} caractère(s) se lisent encore sous une marque."));
        }
    }

    public static void StillThere(int page, PageLetters original, PdfBox view, PageLetters result, IReadOnlyList<PdfBox> marks, List<VerificationFinding> findings)
    {
        var places = result.Letters.ToLookup(letter => (Cell(letter.X), Cell(letter.Y)));
        var sizes = marks.Select(mark => LargestEm(original, mark)).ToList();

        // Invisible text goes from marked pages altogether, and where there is no picture that it was read from.
        var lost = original.Letters.Count(letter => !letter.IsBlank && !IsFormat(letter) && letter.IsVisible && Shows(letter, view) && !IsNear(letter, marks) && !Found(letter));

        if (lost > 0)
        {
            findings.Add(new VerificationFinding(page, FindingKind.LostContent, $"{lost} caractère(s) hors des marques manquent ou ont bougé."));
        }

        bool Found(ReadLetter letter)
        {
            var (alongX, alongY) = Freedom(letter, marks, sizes);
            var (reachX, reachY) = ((int)Math.Ceiling(alongX / CellSize), (int)Math.Ceiling(alongY / CellSize));

            for (var x = -reachX; x <= reachX; x++)
            {
                for (var y = -reachY; y <= reachY; y++)
                {
                    if (places[(Cell(letter.X) + x, Cell(letter.Y) + y)].Any(candidate =>
                        candidate.Text == letter.Text && Math.Abs(candidate.X - letter.X) <= alongX && Math.Abs(candidate.Y - letter.Y) <= alongY))
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }

    /// <summary>How far a letter may have moved: along its line, when a mark stands on that line.</summary>
    private static (double X, double Y) Freedom(ReadLetter letter, IReadOnlyList<PdfBox> marks, List<double> sizes)
    {
        double x = Moved, y = Moved;

        foreach (var (mark, em) in marks.Zip(sizes))
        {
            // Raised and lowered letters ride along with their line.
            var (above, beside) = (Moved + (RaisedOnLine * mark.Height), Moved + (RaisedOnLine * mark.Width));

            if (mark.Bottom - above <= letter.Y && letter.Y <= mark.Top + above)
            {
                x = Math.Max(x, Math.Min(MovedAtMost, MovedOnTouchedLine * Math.Max(mark.Height, em)));
            }

            if (mark.Left - beside <= letter.X && letter.X <= mark.Right + beside)
            {
                y = Math.Max(y, Math.Min(MovedAtMost, MovedOnTouchedLine * Math.Max(mark.Width, em)));
            }
        }

        return (x, y);
    }

    /// <summary>Of the letters that went with a mark: a flat mark takes letters that are higher than itself.</summary>
    private static double LargestEm(PageLetters original, PdfBox mark) => original.Letters
        .Where(letter => !letter.IsBlank && IsNear(letter, [mark]))
        .Select(letter => Math.Max(Math.Max(letter.Cell.Height, letter.Box.Height), Math.Max(letter.Cell.Width, letter.Box.Width)) / LowestLetter)
        .DefaultIfEmpty()
        .Max();

    private static int Cell(double coordinate) => (int)Math.Clamp(Math.Floor(coordinate / CellSize), -1e8, 1e8);

    /// <summary>The share of one interval that lies in another; a point counts as whole.</summary>
    private static double Reach(double from, double to, double low, double high)
    {
        var shared = Math.Min(to, high) - Math.Max(from, low);
        return to - from < 1e-6 ? (shared >= 0 ? 1 : 0) : shared / (to - from);
    }

    private static bool Meets(PdfBox a, PdfBox b) => a.Left <= b.Right && b.Left <= a.Right && a.Bottom <= b.Top && b.Bottom <= a.Top;
}
