namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// The room that removed glyphs leave on a line of the result, in page space: its ends are those of the quantised gap,
/// so that a box drawn over it tells no more than the gap does.
/// </summary>
/// <param name="Line">Where the line runs.</param>
/// <param name="From">Along the line, where the last kept glyph ends.</param>
/// <param name="To">Along the line, where the next glyph may begin.</param>
internal readonly record struct TextGap(TextLine Line, double From, double To)
{
    /// <summary>Ink may leave its cell by this much of the mark's height.</summary>
    private const double Overhang = 0.35;

    /// <summary>In points: letters reach under a mark from a baseline this far off.</summary>
    private const double Body = 14;

    /// <summary>How far from a line its raised and lowered signs may stand: in ems, and in points at least.</summary>
    private const double AboutInEms = 0.75;

    private const double About = 6;

    /// <summary>In points: a letter that a box reaches over by less merely touches it.</summary>
    public const double Touch = 0.5;

    /// <summary>
    /// A mark's box with its ends on those of the gaps that it covers; elsewhere on whole points. A gap may begin well before the mark, in
    /// large letters: letters of other lines that stay there end the box, and no letter tells the end of the mark within a point.
    /// </summary>
    /// <param name="still">Letters that no gap moves: the others would tell by how much.</param>
    public static PdfBox Fit(PdfBox box, IReadOnlyList<TextGap> gaps, IReadOnlyList<PdfBox> still)
    {
        var fitted = Fit(box, gaps);
        var (left, bottom, right, top) = (fitted.Left, fitted.Bottom, fitted.Right, fitted.Top);

        foreach (var letter in still)
        {
            var (x, y) = ((letter.Left + letter.Right) / 2, (letter.Bottom + letter.Top) / 2);

            if (box.Bottom < y && y < box.Top)
            {
                left = x < box.Left && letter.Right > left + Touch ? Math.Max(left, Math.Min(letter.Right, Math.Floor(box.Left))) : left;
                right = x > box.Right && letter.Left < right - Touch ? Math.Min(right, Math.Max(letter.Left, Math.Ceiling(box.Right))) : right;
            }
            else if (box.Left < x && x < box.Right)
            {
                bottom = y < box.Bottom && letter.Top > bottom + Touch ? Math.Max(bottom, Math.Min(letter.Top, Math.Floor(box.Bottom))) : bottom;
                top = y > box.Top && letter.Bottom < top - Touch ? Math.Min(top, Math.Max(letter.Bottom, Math.Ceiling(box.Top))) : top;
            }
        }

        return new PdfBox(left, bottom, right, top);
    }

    /// <summary>Whether a letter stands on the line of the gap, or near it, or across it.</summary>
    public bool IsAbout(in TextPen pen) =>
        !pen.IsUsable || (pen.Line.IsHorizontal, pen.Line.IsVertical) != (Line.IsHorizontal, Line.IsVertical)
        || Math.Abs(Line.Across(pen.Line.At(pen.Along))) <= Math.Max(About, AboutInEms * pen.Em);

    private static PdfBox Fit(PdfBox box, IReadOnlyList<TextGap> gaps)
    {
        var whole = new PdfBox(Math.Floor(box.Left), Math.Floor(box.Bottom), Math.Ceiling(box.Right), Math.Ceiling(box.Top));
        var rooms = gaps.Select(gap => (gap.Line, Room: gap.Box())).Where(gap => gap.Room is not null).Select(gap => (gap.Line, Room: gap.Room!.Value)).ToList();
        var near = box.Inflate(Math.Max(Body, Math.Min(box.Width, box.Height)));
        var across = rooms.Where(gap => gap.Line.IsHorizontal && gap.Room.Bottom >= near.Bottom && gap.Room.Top <= near.Top && gap.Room.Left < box.Right && gap.Room.Right > box.Left)
            .ToLookup(gap => Math.Round(gap.Line.Offset), gap => gap.Room);
        var upright = rooms.Where(gap => gap.Line.IsVertical && gap.Room.Left >= near.Left && gap.Room.Right <= near.Right && gap.Room.Bottom < box.Top && gap.Room.Top > box.Bottom)
            .ToLookup(gap => Math.Round(gap.Line.Offset), gap => gap.Room);
        double overhangAcross = Overhang * box.Height, overhangAlong = Overhang * box.Width;

        return new PdfBox(
            Start(across, room => room.Left, box.Left, overhangAcross) ?? whole.Left,
            Start(upright, room => room.Bottom, box.Bottom, overhangAlong) ?? whole.Bottom,
            End(across, room => room.Right, box.Right, overhangAcross) ?? whole.Right,
            End(upright, room => room.Top, box.Top, overhangAlong) ?? whole.Top);
    }

    /// <summary>
    /// Where the gaps of a mark begin, so that its box covers no letter that stays: over several lines, where the last of them begins. Null
    /// when that lies well inside the mark (the officer covered more than text) or, with several lines, inside it at all.
    /// </summary>
    private static double? Start(ILookup<double, PdfBox> lines, Func<PdfBox, double> side, double mark, double overhang) =>
        lines.Count > 0 && lines.Max(line => line.Min(side)) is var start && start <= mark + (lines.Count == 1 ? overhang : 0) ? start : null;

    private static double? End(ILookup<double, PdfBox> lines, Func<PdfBox, double> side, double mark, double overhang) =>
        lines.Count > 0 && lines.Min(line => line.Max(side)) is var end && end >= mark - (lines.Count == 1 ? overhang : 0) ? end : null;

    /// <summary>As a flat box on its baseline; null on slanted lines.</summary>
    private PdfBox? Box()
    {
        var (start, end) = (Line.At(From), Line.At(To));
        return Line.IsHorizontal || Line.IsVertical
            ? new PdfBox(Math.Min(start.X, end.X), Math.Min(start.Y, end.Y), Math.Max(start.X, end.X), Math.Max(start.Y, end.Y))
            : null;
    }
}
