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

    /// <summary>Whether the line last written on lost something, so that places on it are to be given anew.</summary>
    public bool IsTouched => _line is not null;

    /// <summary>How far what is shown from here stands from its place in the source.</summary>
    public double Enter(in TextPen pen)
    {
        if (!_repositioned || !pen.IsUsable || pen.IsVertical)
        {
            return Shift;
        }

        _repositioned = false;

        if (_line is not { } line || !line.IsSame(pen.Line, pen.Em) || pen.Along - _end > ColumnInEms * pen.Em || pen.Along < _end - pen.Em)
        {
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
        if (!(pen.Line.IsHorizontal || pen.Line.IsVertical) || !IsMarked(pen.Line, double.NegativeInfinity))
        {
            return SmallestStep;
        }

        var ems = IsMarked(pen.Line, from) ? StepBeforeMarkInEms : StepInEms;
        return Math.Clamp(ems * pen.Em, SmallestStep, LargestStep);
    }

    /// <summary>Whether a mark stands on the line, farther along than <paramref name="from"/>.</summary>
    private bool IsMarked(in TextLine line, double from)
    {
        foreach (var box in marks.Boxes)
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
