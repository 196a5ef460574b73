using AccessRequests.Pdf.Content;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// The lines of a page that letters go from, learned before the page is written: a source may write what stands behind such letters before
/// them, and its place would still tell their width.
/// </summary>
internal sealed class TouchedLines
{
    /// <summary>How far, in ems, text that was written before what goes may reach into it and still follow it.</summary>
    private const double Overlap = 0.25;

    /// <summary>Text behind text behind letters that go, each written before the other.</summary>
    private const int LongestChain = 64;

    private readonly List<LineEnd> _ends = [];
    private readonly List<(TextPen Start, double End)> _others = [];
    private readonly List<(TextLine Line, double End)> _overruns = [];

    public void Note(in LineEnd end) => _ends.Add(end);

    /// <summary>A line that its gaps, rounded up, push over the edge of what shows of it.</summary>
    public void NoteOverrun(in TextLine line, double end) => _overruns.Add((line, end));

    /// <summary>Whether what follows a place on its line would be pushed over the edge.</summary>
    public bool Overruns(in TextPen pen, double from)
    {
        foreach (var (line, end) in _overruns)
        {
            if (line.IsSame(pen.Line, pen.Em) && end >= from)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Text that stood where the source says when it was met.</summary>
    /// <param name="goesOn">It goes on where the one before ended.</param>
    public void NoteOther(in TextPen start, double end, bool goesOn)
    {
        if (goesOn && _others.Count > 0)
        {
            _others[^1] = (_others[^1].Start, end);
        }
        else
        {
            _others.Add((start, end));
        }
    }

    /// <summary>Once all of the page was met: what follows moved text moves along, whichever was written first.</summary>
    public void Close()
    {
        _ends.Sort((one, other) => one.Line.Offset.CompareTo(other.Line.Offset));
        var left = _others.FindAll(other => Before(other.Start) is not null || IsAbout(other.Start.Line)).OrderBy(other => other.Start.Along).ToList();
        _others.Clear();

        for (var (round, count) = (0, -1); round < LongestChain && count != _ends.Count; round++)
        {
            count = _ends.Count;
            left.RemoveAll(Follows);
        }

        bool Follows((TextPen Start, double End) text)
        {
            if (Before(text.Start) is not { } before)
            {
                return false;
            }

            _ends.Insert(First(text.Start.Line.Offset), new LineEnd(text.Start.Line, text.End, false, before.ShiftOf(text.Start)));
            return true;
        }
    }

    /// <summary>What letters went from, or moved with, that ends next to a place.</summary>
    public LineEnd? Before(in TextPen pen)
    {
        var reach = TextLine.Raised * pen.Em;
        LineEnd? nearest = null;

        for (var at = First(pen.Line.Offset - reach); at < _ends.Count && _ends[at].Line.Offset <= pen.Line.Offset + reach; at++)
        {
            if (_ends[at].IsFollowedBy(pen, Overlap) && (nearest is not { } known || Math.Abs(_ends[at].End - pen.Along) < Math.Abs(known.End - pen.Along)))
            {
                nearest = _ends[at];
            }
        }

        return nearest;
    }

    /// <summary>Whether a line that letters go from runs within a distance of a place, in points.</summary>
    public bool AreNear(Point place, double distance)
    {
        foreach (var end in _ends)
        {
            if (Math.Abs(end.Line.Across(place)) <= distance)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAbout(in TextLine line)
    {
        const double sameLine = 64;
        var at = First(line.Offset - sameLine);
        return at < _ends.Count && _ends[at].Line.Offset <= line.Offset + sameLine;
    }

    /// <summary>The first end whose line is as far from the origin, or farther.</summary>
    private int First(double offset)
    {
        var (low, high) = (0, _ends.Count);

        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _ends[middle].Line.Offset < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
