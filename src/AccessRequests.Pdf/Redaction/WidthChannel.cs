using AccessRequests.Pdf.Content;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// The widths of glyphs that are gone are still told by where the rest of their line stands ("Story Beyond the Eye:
/// Glyph Positions Break PDF Text Redaction", PETS 2023). So gaps are rounded up to half an em, whether the rest of
/// the line follows in the same operator or is placed by operators of its own, and what follows moves along with it,
/// by less than half an em in all; down, where the line would be pushed over the edge of what the page shows of it. Points in page space, along the writing.
/// </summary>
/// <param name="learned">What was learned of the page's lines; null while it is learned, or when nothing goes.</param>
/// <param name="learning">Where to note it.</param>
internal sealed class WidthChannel(PageMarks marks, TouchedLines? learned, TouchedLines? learning)
{
    private const double StepInEms = 0.5;

    /// <summary>Where another mark follows on the line: what stands between must not be moved under it, and a space is all the room.</summary>
    private const double StepBeforeMarkInEms = 0.125;

    private const double SmallestStep = 1;

    private const double LargestStep = 12;

    /// <summary>Of a letter's advance, in ems: its ink ends before.</summary>
    private const double BesideInk = 0.15;

    /// <summary>Lines that letters went from, to which the source may come back.</summary>
    private const int MostLines = 64;

    /// <summary>In points: raised letters of a line start no farther from it.</summary>
    private const double About = 14;

    private readonly List<LineEnd> _touched = [];
    private TextLine? _line;

    /// <summary>Where, in the source, what was last shown on the line ended.</summary>
    private double _end;

    /// <summary>Nothing kept has followed the last gap yet.</summary>
    private bool _open;

    private bool _repositioned;
    private double _lineShift;

    /// <summary>Where the operator at hand starts, and whether the source gave that place.</summary>
    private (TextPen Pen, bool IsPlaced) _start;

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

        foreach (var end in _touched)
        {
            if (Math.Abs(end.Line.Across(start)) <= About)
            {
                return true;
            }
        }

        return learned?.AreNear(start, About) == true;
    }

    /// <summary>How far what is shown from here stands from its place in the source.</summary>
    public double Enter(in TextPen pen)
    {
        _start = (pen, _repositioned);

        if (!_repositioned || !pen.IsUsable || pen.IsVertical)
        {
            return Shift;
        }

        _repositioned = false;

        if (_line is { } line && new LineEnd(line, _end, _open, _lineShift) is var end && end.IsFollowedBy(pen))
        {
            Shift = end.ShiftOf(pen);
        }
        else if ((ComeBack(pen) ?? learned?.Before(pen)) is { } before)
        {
            Leave();
            (_line, _end, _open, _lineShift) = (before.Line, before.End, before.IsOpen, before.Shift);
            Shift = before.ShiftOf(pen);
        }
        else
        {
            Leave();
            _line = null;
            _open = false;
            _lineShift = 0;
            Shift = 0;
        }

        return Shift;
    }

    /// <summary>Sources write elsewhere between the words of one line.</summary>
    private LineEnd? ComeBack(in TextPen pen)
    {
        for (var at = _touched.Count - 1; at >= 0; at--)
        {
            if (_touched[at].IsFollowedBy(pen))
            {
                var known = _touched[at];
                _touched.RemoveAt(at);
                return known;
            }
        }

        return null;
    }

    private void Leave()
    {
        if (_line is { } line)
        {
            if (_touched.Count == MostLines)
            {
                _touched.RemoveAt(0);
            }

            _touched.Add(new LineEnd(line, _end, _open, _lineShift));
        }
    }

    /// <param name="keeps">Whether the operator showed a glyph.</param>
    /// <param name="endsOpen">Whether it ended in a gap.</param>
    /// <param name="seen">What of the page shows there.</param>
    public void Leave(in TextPen pen, bool keeps, bool endsOpen, PdfBox? seen)
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

        if (_line is { } touched)
        {
            learning?.Note(new LineEnd(touched, _end, _open, Shift));

            if (keeps && seen is { } area && pen.Line.Edge(area) is var edge && _end - (BesideInk * pen.Em) <= edge && _end + Shift > edge)
            {
                learning?.NoteOverrun(pen.Line, _end);
            }
        }
        else
        {
            learning?.NoteOther(_start.Pen, _end, !_start.IsPlaced);
        }
    }

    /// <summary>The gap to leave instead of an exact one, and the room it makes.</summary>
    /// <param name="from">Where, in the source, the last kept glyph ended.</param>
    /// <param name="beforeInk">Whether something is shown next, and no space.</param>
    public (double Gap, TextGap? Room) Quantise(in TextPen pen, double from, double exact, bool beforeInk)
    {
        var step = Step(pen, from + exact);
        var steps = (exact - Shift) / step;

        // Which way to round is told by where the text ends up, and by nothing that is gone.
        var gap = step * (steps >= 1 && learned?.Overruns(pen, from) == true ? Math.Floor(steps + 1e-6) : Math.Ceiling(steps - 1e-6));

        if (beforeInk && gap < exact - Shift && ReachesOver(pen.Line, from + Shift + gap, from + exact))
        {
            // What follows would stand under the mark: it moves as little as before another mark.
            var least = Math.Clamp(StepBeforeMarkInEms * pen.Em, SmallestStep, LargestStep);
            gap = least * Math.Ceiling(((exact - Shift) / least) - 1e-6);
        }

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

    /// <summary>Whether a mark that stands on the line before a place reaches farther along than another, by more than letters may touch it.</summary>
    private bool ReachesOver(in TextLine line, double from, double before)
    {
        foreach (var box in marks.Boxes)
        {
            var centre = new Point((box.Left + box.Right) / 2, (box.Bottom + box.Top) / 2);

            if (line.Along(centre) < before && line.Edge(box) > from + TextGap.Touch && Math.Abs(line.Across(centre)) <= (line.IsHorizontal ? box.Height : box.Width) / 2)
            {
                return true;
            }
        }

        return false;
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
