using AccessRequests.Pdf.Content;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// The widths of glyphs that are gone are still told by where the rest of their line stands ("Story Beyond the Eye:
/// Glyph Positions Break PDF Text Redaction", PETS 2023). So gaps are rounded up to half an em, whether the rest of
/// the line follows in the same operator or is placed by operators of its own, and what follows moves along with it,
/// by less than half an em in all. Points in page space, along the writing.
/// </summary>
internal sealed class WidthChannel(PageMarks marks)
{
    private const double StepInEms = 0.5;

    /// <summary>Where another mark follows on the line: what stands between must not be moved under it, and a space is all the room.</summary>
    private const double StepBeforeMarkInEms = 0.125;

    private const double SmallestStep = 1;

    /// <summary>Of the space between a gap and text that has a place of its own.</summary>
    private const double SpaceStep = 0.5;

    private const double LargestStep = 12;

    /// <summary>Text that starts farther than this from what stands before it, in ems, is a column of its own.</summary>
    private const double ColumnInEms = 2;

    /// <summary>Lines that letters went from, to which the source may come back.</summary>
    private const int MostLines = 64;

    /// <summary>In points: raised letters of a line start no farther from it.</summary>
    private const double About = 14;

    private readonly List<(TextLine Line, double End, bool Open, double Shift)> _touched = [];
    private TextLine? _line;

    /// <summary>Where, in the source, what was last shown on the line ended.</summary>
    private double _end;

    /// <summary>Nothing kept has followed the last gap yet.</summary>
    private bool _open;

    private bool _repositioned;
    private double _lineShift;

    /// <summary>How far the text being shown stands from its place in the source.</summary>
    public double Shift { get; private set; }

    /// <summary>The text position is set anew: what is shown next stands where the source says, unless its line was touched.</summary>
    public void Reposition()
    {
        _repositioned = true;
        Shift = 0;
    }

    /// <summary>
    /// Whether the line last written on lost something, or one about the place where text is to start, so that the place is to be given anew:
    /// the source may come back to it.
    /// </summary>
    public bool IsTouched(Point start)
    {
        if (_line is not null)
        {
            return true;
        }

        foreach (var (line, _, _, _) in _touched)
        {
            if (Math.Abs(line.Across(start)) <= About)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How far what is shown from here stands from its place in the source.</summary>
    public double Enter(in TextPen pen)
    {
        if (!_repositioned || !pen.IsUsable || pen.IsVertical)
        {
            return Shift;
        }

        _repositioned = false;

        if (!Follows(_line, _end, pen) && !ComeBack(pen))
        {
            Leave();
            _line = null;
            _open = false;
            _lineShift = 0;
            return 0;
        }

        Shift = _lineShift;

        if (_open)
        {
            // The place that the source gives is itself rounded, and by how much depends on what is gone.
            var space = pen.Along - _end;
            Shift += (Math.Round(space / SpaceStep) * SpaceStep) - space;
        }

        return Shift;
    }

    private static bool Follows(TextLine? touched, double end, in TextPen pen) => touched is { } line
        && line.IsSame(pen.Line, pen.Em) && pen.Along - end <= ColumnInEms * pen.Em && pen.Along >= end - pen.Em;

    /// <summary>Sources write elsewhere between the words of one line.</summary>
    private bool ComeBack(in TextPen pen)
    {
        for (var at = _touched.Count - 1; at >= 0; at--)
        {
            if (Follows(_touched[at].Line, _touched[at].End, pen))
            {
                var known = _touched[at];
                _touched.RemoveAt(at);
                Leave();
                (_line, _end, _open, _lineShift) = known;
                return true;
            }
        }

        return false;
    }

    private void Leave()
    {
        if (_line is { } line)
        {
            if (_touched.Count == MostLines)
            {
                _touched.RemoveAt(0);
            }

            _touched.Add((line, _end, _open, _lineShift));
        }
    }

    /// <param name="keeps">Whether the operator showed a glyph.</param>
    /// <param name="endsOpen">Whether it ended in a gap.</param>
    public void Leave(in TextPen pen, bool keeps, bool endsOpen)
    {
        if (!pen.IsUsable || pen.IsVertical)
        {
            return;
        }

        _open = endsOpen || (_open && !keeps);

        // A line nothing was removed from has nothing to hide.
        if (_line is null && (Shift != 0 || _open))
        {
            _line = pen.Line;
        }

        _end = pen.Along;
        _lineShift = Shift;
    }

    /// <summary>The gap to leave instead of an exact one, and the room it makes.</summary>
    /// <param name="from">Where, in the source, the last kept glyph ended.</param>
    public (double Gap, TextGap? Room) Quantise(in TextPen pen, double from, double exact)
    {
        var step = Step(pen, from + exact);
        var gap = Math.Ceiling(((exact - Shift) / step) - 1e-6) * step;
        var room = pen.IsVertical ? (TextGap?)null : new TextGap(pen.Line, from + Shift, from + Shift + gap);
        Shift += gap - exact;
        _line = pen.Line;
        return (gap, room);
    }

    private double Step(in TextPen pen, double from)
    {
        // Slanted lines have no box that could tell their width; a glyph of a neighbouring line says nothing of it.
        if (!(pen.Line.IsHorizontal || pen.Line.IsVertical) || !(IsMarked(pen.Line, double.NegativeInfinity, marks.Boxes) || IsMarked(pen.Line, double.NegativeInfinity, marks.Covered.Boxes)))
        {
            return SmallestStep;
        }

        var ems = IsMarked(pen.Line, from, marks.Boxes) ? StepBeforeMarkInEms : StepInEms;
        return Math.Clamp(ems * pen.Em, SmallestStep, LargestStep);
    }

    /// <summary>Whether a mark stands on the line, farther along than <paramref name="from"/>.</summary>
    private static bool IsMarked(in TextLine line, double from, IReadOnlyList<PdfBox> boxes)
    {
        foreach (var box in boxes)
        {
            var centre = new Point((box.Left + box.Right) / 2, (box.Bottom + box.Top) / 2);
            var across = (line.IsHorizontal ? box.Height : box.Width) / 2;

            if (line.Along(centre) > from && Math.Abs(line.Across(centre)) <= across)
            {
                return true;
            }
        }

        return false;
    }
}
