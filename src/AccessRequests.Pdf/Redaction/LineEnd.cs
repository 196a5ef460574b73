namespace AccessRequests.Pdf.Redaction;

/// <summary>How far a line that letters went from was shown, in points along the writing.</summary>
/// <param name="End">Where, in the source, what was shown last ended.</param>
/// <param name="IsOpen">Nothing kept follows the last gap yet.</param>
/// <param name="Shift">How far what was shown last stands from its place in the source.</param>
internal readonly record struct LineEnd(TextLine Line, double End, bool IsOpen, double Shift)
{
    /// <summary>Text that starts farther than this from what stands before it, in ems, is a column of its own.</summary>
    private const double ColumnInEms = 2;

    /// <summary>Of the space between a gap and text that has a place of its own.</summary>
    private const double SpaceStep = 0.5;

    /// <param name="overlap">How far before the end a text may start that follows it, in ems.</param>
    public bool IsFollowedBy(in TextPen pen, double overlap = 1) =>
        Line.IsSame(pen.Line, pen.Em) && pen.Along - End <= ColumnInEms * pen.Em && pen.Along >= End - (overlap * pen.Em);

    /// <summary>How far a text that follows, at a place of its own, is to stand from it.</summary>
    public double ShiftOf(in TextPen pen)
    {
        if (!IsOpen)
        {
            return Shift;
        }

        // The place that the source gives is itself rounded, and by how much depends on what is gone.
        var space = pen.Along - End;
        return Shift + (Math.Round(space / SpaceStep) * SpaceStep) - space;
    }
}
