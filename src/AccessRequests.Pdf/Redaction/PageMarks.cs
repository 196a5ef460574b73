using AccessRequests.Pdf.Content;

namespace AccessRequests.Pdf.Redaction;

/// <summary>The boxes of one page, and the only answer to "is this under a mark?".</summary>
/// <param name="boxes">What lies under them goes, whatever it is.</param>
/// <param name="covered">Letters that something hides: they go, and what hides them stays.</param>
/// <param name="cutOff">Letters that a clip or the page's edge cuts off: they go, and what follows stays where it is.</param>
internal sealed class PageMarks(IReadOnlyList<PdfBox> boxes, UnseenLetters covered, UnseenLetters cutOff)
{
    /// <summary>Share of a glyph's box that may reach under a mark before the glyph counts as hidden: neighbours merely touch.</summary>
    public const double Tolerance = 0.12;

    /// <summary>The same, in points: large letters do not get a larger share.</summary>
    public const double MaxTolerance = 1;

    public static readonly PageMarks None = new([], UnseenLetters.None, UnseenLetters.None);

    public IReadOnlyList<PdfBox> Boxes { get; } = boxes;

    public UnseenLetters Covered => covered;

    public UnseenLetters CutOff => cutOff;

    /// <summary>Whether letters go and leave gaps: those that stay on their lines are then placed anew.</summary>
    public bool Any => HasBoxes || Covered.Any;

    public bool HasBoxes => Boxes.Count > 0;

    /// <summary>What the page shows: what is beyond does not leave with it. Null when nothing is known of the page.</summary>
    public PdfBox? View { get; init; }

    public bool Touch(in Quad quad)
    {
        foreach (var box in Boxes)
        {
            if (quad.Touches(box))
            {
                return true;
            }
        }

        return false;
    }

    public bool Touch(in PdfBox area)
    {
        foreach (var box in Boxes)
        {
            if (box.Intersects(area))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one mark covers all of an area, give or take half a point.</summary>
    public bool Cover(in PdfBox area)
    {
        foreach (var box in Boxes)
        {
            if (box.Inflate(0.5).Contains(area))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what lies within a distance of the origin cannot reach under a mark: most glyphs of a page, told at once.</summary>
    /// <param name="toPage">From the space whose origin and units are meant to the page.</param>
    public bool AreFar(in Matrix toPage, double distance)
    {
        var reach = distance * (Math.Abs(toPage.A) + Math.Abs(toPage.B) + Math.Abs(toPage.C) + Math.Abs(toPage.D));
        var area = new PdfBox(toPage.E - reach, toPage.F - reach, toPage.E + reach, toPage.F + reach);
        return double.IsFinite(reach) && double.IsFinite(toPage.E + toPage.F) && !Touch(area);
    }

    /// <param name="box">In the glyph's own space.</param>
    /// <param name="toPage">From there to the page.</param>
    public bool TouchGlyph(in PdfBox box, in Matrix toPage)
    {
        var x = Math.Min(box.Width * Tolerance, MaxTolerance / Math.Max(1e-9, toPage.ScaleX));
        var y = Math.Min(box.Height * Tolerance, MaxTolerance / Math.Max(1e-9, toPage.ScaleY));
        var quad = Quad.Of(new PdfBox(box.Left + x, box.Bottom + y, box.Right - x, box.Top - y), toPage);

        // A position that is not a number cannot be shown to lie outside.
        return !quad.IsFinite || Touch(quad);
    }
}
