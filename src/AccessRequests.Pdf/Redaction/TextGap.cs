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

    /// <summary>A mark's box with its ends on those of the gaps that it covers; elsewhere on whole points.</summary>
    public static PdfBox Fit(PdfBox box, IReadOnlyList<TextGap> gaps)
    {
        var whole = new PdfBox(Math.Floor(box.Left), Math.Floor(box.Bottom), Math.Ceiling(box.Right), Math.Ceiling(box.Top));
        double? left = null, right = null, bottom = null, top = null;

        foreach (var gap in gaps)
        {
            if (gap.Box() is not { } room)
            {
                continue;
            }

            if (gap.Line.IsHorizontal && room.Bottom >= box.Bottom && room.Top <= box.Top && room.Left < box.Right && room.Right > box.Left)
            {
                left = Math.Min(left ?? room.Left, room.Left);
                right = Math.Max(right ?? room.Right, room.Right);
            }
            else if (gap.Line.IsVertical && room.Left >= box.Left && room.Right <= box.Right && room.Bottom < box.Top && room.Top > box.Bottom)
            {
                bottom = Math.Min(bottom ?? room.Bottom, room.Bottom);
                top = Math.Max(top ?? room.Top, room.Top);
            }
        }

        // An end that lies well inside the mark leaves the mark's own: the officer covered more than text.
        double across = Overhang * box.Height, along = Overhang * box.Width;
        return new PdfBox(
            left is { } l && l <= box.Left + across ? l : whole.Left,
            bottom is { } b && b <= box.Bottom + along ? b : whole.Bottom,
            right is { } r && r >= box.Right - across ? r : whole.Right,
            top is { } t && t >= box.Top - along ? t : whole.Top);
    }

    /// <summary>As a flat box on its baseline; null on slanted lines.</summary>
    private PdfBox? Box()
    {
        var (start, end) = (Line.At(From), Line.At(To));
        return Line.IsHorizontal || Line.IsVertical
            ? new PdfBox(Math.Min(start.X, end.X), Math.Min(start.Y, end.Y), Math.Max(start.X, end.X), Math.Max(start.Y, end.Y))
            : null;
    }
}
