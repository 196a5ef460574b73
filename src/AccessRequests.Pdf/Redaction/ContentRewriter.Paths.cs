using AccessRequests.Pdf.Content;
using AccessRequests.Pdf.Objects;

namespace AccessRequests.Pdf.Redaction;

/// <summary>Paths (8.5) are held back until they are painted, then written without what lies under the marks.</summary>
internal sealed partial class ContentRewriter
{
    private readonly List<Subpath> _path = [];
    private string? _pendingClip;

    private void Construct(string name, List<PdfObject> operands)
    {
        if (_path.Count > 0 && _path[^1].Points.Count > 2_000_000)
        {
            throw new UnredactablePdfException(UnredactableReason.LimitExceeded, _page.Number, "a path has too many points");
        }

        switch (name)
        {
            case "m" when Numbers(operands, 2) is [var x, var y]:
                _path.Add(new Subpath(new Point(x, y)));
                break;
            case "l" when Numbers(operands, 2) is [var x, var y]:
                Current(x, y).LineTo(new Point(x, y));
                break;
            case "c" when Numbers(operands, 6) is [var x1, var y1, var x2, var y2, var x3, var y3]:
                Current(x1, y1).CurveTo(new Point(x1, y1), new Point(x2, y2), new Point(x3, y3));
                break;
            case "v" when Numbers(operands, 4) is [var x2, var y2, var x3, var y3]:
                var start = Current(x2, y2);
                start.CurveTo(start.Last, new Point(x2, y2), new Point(x3, y3));
                break;
            case "y" when Numbers(operands, 4) is [var x1, var y1, var x3, var y3]:
                Current(x1, y1).CurveTo(new Point(x1, y1), new Point(x3, y3), new Point(x3, y3));
                break;
            case "h" when _path.Count > 0:
                _path[^1].Close();
                break;
            case "re" when Numbers(operands, 4) is [var x, var y, var width, var height]:
                _path.Add(Subpath.Rectangle(x, y, width, height));
                break;
            default:
                break;
        }
    }

    /// <summary>The subpath to continue; after a close the next segment starts where the closed one began (8.5.2.1).</summary>
    private Subpath Current(double x, double y)
    {
        if (_path.Count == 0)
        {
            _path.Add(new Subpath(new Point(x, y)));
        }
        else if (_path[^1].IsClosed)
        {
            _path.Add(new Subpath(_path[^1].First));
        }

        return _path[^1];
    }

    private void Paint(string name)
    {
        if (name is "s" or "b" or "b*" && _path.Count > 0)
        {
            _path[^1].Close();
        }

        var fill = name is "f" or "F" or "B" or "b" ? "f" : name is "f*" or "B*" or "b*" ? "f*" : null;
        var stroke = name is "S" or "s" or "B" or "B*" or "b" or "b*";
        var clip = _pendingClip;
        _pendingClip = null;

        if (IsHidden)
        {
            fill = null;
            stroke = false;
        }

        _page.Order++;

        if (_page.Looking is { } sight)
        {
            Look(sight, fill is not null, stroke);
        }
        else
        {
            PaintSeen(fill, stroke, clip);
        }

        if (clip is not null)
        {
            NarrowClip();
        }

        _path.Clear();
    }

    private void PaintSeen(string? fill, bool stroke, string? clip)
    {
        if (_path.Count > 0 && (fill is not null || stroke) && Unseen(stroke) is { Count: > 0 } unseen)
        {
            _touched = true;
            _page.Tally.Add(RemovedKind.UnseenContent);

            if (clip is not null)
            {
                PaintUnderMarks(null, false, clip);
            }

            _path.RemoveAll(unseen.Contains);
            clip = null;
        }

        if (!Marks.HasBoxes || _path.Count == 0)
        {
            EmitPath(_path, fill, stroke, clip);
        }
        else
        {
            PaintUnderMarks(fill, stroke, clip);
        }
    }

    private void PaintUnderMarks(string? fill, bool stroke, string? clip)
    {
        var cutter = new PathCutter(Marks, _state.Ctm, _state.LineWidth);

        if (!cutter.Touches(_path, stroke))
        {
            EmitPath(_path, fill, stroke, clip);
            return;
        }

        if (fill is not null && _state.FillPattern is { } pattern && MayHoldContent(pattern))
        {
            DropPattern(pattern);
            fill = null;
        }

        if (stroke && _state.StrokePattern is { } strokePattern && MayHoldContent(strokePattern))
        {
            DropPattern(strokePattern);
            stroke = false;
        }

        // The clip first needs the whole path, so painting and clipping part ways.
        if (fill is not null)
        {
            var filled = cutter.Fill(_path, out var changed);
            Count(changed);
            EmitPath(filled, fill, false, null);
        }

        if (stroke)
        {
            var stroked = cutter.Stroke(_path, out var changed);
            Count(changed);
            EmitPath(stroked, null, true, null);
        }

        if (clip is not null)
        {
            EmitPath(cutter.Clip(_path, out var changed), null, false, clip);
            Count(changed);
        }
    }

    private void Count(bool changed)
    {
        if (changed)
        {
            _page.Tally.Add(RemovedKind.Paths);
            _touched = true;
        }
    }

    private void EmitPath(List<Subpath> path, string? fill, bool stroke, string? clip)
    {
        if (path.Count == 0)
        {
            if (clip is not null)
            {
                // Everything that the clip let through was under a mark.
                Emit("re", 0, 0, 0, 0);
                Emit(clip);
                Emit("n");
            }

            return;
        }

        if (fill is null && !stroke && clip is null)
        {
            return;
        }

        if (_page.Copier is null)
        {
            return;
        }

        EmitPaint(fill is not null, stroke);

        foreach (var subpath in path)
        {
            EmitSubpath(subpath);
        }

        if (clip is not null)
        {
            Emit(clip);
        }

        Emit((fill, stroke) switch
        {
            (null, false) => "n",
            (null, true) => "S",
            ("f*", true) => "B*",
            (_, true) => "B",
            _ => fill,
        });
    }

    private void EmitSubpath(Subpath subpath)
    {
        if (subpath.IsRectangle)
        {
            var (x, y, width, height) = subpath.RectangleSize;
            Emit("re", x, y, width, height);
            return;
        }

        var points = subpath.Points;
        Emit("m", points[0].X, points[0].Y);

        for (int i = 1, segment = 0; i < points.Count; segment++)
        {
            if (subpath.IsCurve(segment))
            {
                Emit("c", points[i].X, points[i].Y, points[i + 1].X, points[i + 1].Y, points[i + 2].X, points[i + 2].Y);
                i += 3;
            }
            else
            {
                Emit("l", points[i].X, points[i].Y);
                i++;
            }
        }

        if (subpath.IsClosed)
        {
            Emit("h");
        }
    }
}
