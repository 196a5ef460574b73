using AccessRequests.Pdf.Content;

namespace AccessRequests.Pdf.Redaction;

/// <summary>Takes away from a path what lies under the marks, exactly, and leaves the rest as it was.</summary>
internal sealed class PathCutter(PageMarks marks, Matrix toPage, double lineWidth)
{
    /// <summary>Larger shapes are no letters, in points.</summary>
    private const double LargestLetter = 60;

    private readonly double _halfLine = Math.Max(0.5, Math.Abs(lineWidth) * Math.Max(toPage.ScaleX, toPage.ScaleY) / 2);

    public bool Touches(List<Subpath> path, bool stroke)
    {
        var margin = stroke ? _halfLine : 0;

        foreach (var subpath in path)
        {
            var bounds = subpath.Bounds(toPage);

            // A line has no area of its own; what cannot be placed cannot be shown to lie outside.
            if (!double.IsFinite(bounds.Left + bounds.Right + bounds.Top + bounds.Bottom) || marks.Touch(bounds.Inflate(Math.Max(margin, 0.01))))
            {
                return true;
            }
        }

        return false;
    }

    public List<Subpath> Fill(List<Subpath> path, out bool changed)
    {
        var whole = path.ConvertAll(IsRemovedWhole);

        // The hole in a letter goes with the letter.
        for (var i = 0; i < path.Count; i++)
        {
            if (!whole[i])
            {
                var inner = path[i].Bounds(toPage);
                whole[i] = inner.Width < LargestLetter && inner.Height < LargestLetter
                    && path.Where((_, outer) => whole[outer]).Any(outer => outer.Bounds(toPage).Contains(inner));
            }
        }

        return Cut(path, whole, out changed, (points, kept) =>
        {
            foreach (var polygon in Outside(points, marks.Boxes))
            {
                if (polygon.Count >= 3)
                {
                    kept.Add((polygon, true));
                }
            }
        });
    }

    public List<Subpath> Stroke(List<Subpath> path, out bool changed)
    {
        var grown = marks.Boxes.Select(box => box.Inflate(_halfLine)).ToList();

        return Cut(path, path.ConvertAll(IsRemovedWhole), out changed, (points, kept) =>
        {
            foreach (var line in LinesOutside(points, grown))
            {
                kept.Add((line, false));
            }
        }, _halfLine);
    }

    /// <summary>A clip that lies under a mark lets nothing through any more; one that only crosses stays as it is.</summary>
    public List<Subpath> Clip(List<Subpath> path, out bool changed)
    {
        var kept = path.Where(subpath => !IsRemovedWhole(subpath)).ToList();
        changed = kept.Count < path.Count;
        return kept;
    }

    private List<Subpath> Cut(
        List<Subpath> path, List<bool> whole, out bool changed, Action<List<Point>, List<(List<Point> Points, bool Closed)>> cut, double margin = 0)
    {
        changed = false;
        var result = new List<Subpath>();

        for (var i = 0; i < path.Count; i++)
        {
            var subpath = path[i];

            if (whole[i])
            {
                changed = true;
                continue;
            }

            var points = subpath.Flatten(toPage);

            if (subpath.IsClosed || margin == 0)
            {
                points.Add(points[0]);
            }

            if (!AnyEdgeUnderMark(points, margin))
            {
                result.Add(subpath);
                continue;
            }

            changed = true;

            if (!toPage.TryInvert(out var back))
            {
                continue;
            }

            var pieces = new List<(List<Point> Points, bool Closed)>();
            cut(points, pieces);

            foreach (var (piece, closed) in pieces)
            {
                var made = new Subpath(back.Apply(piece[0]));

                foreach (var point in piece.Skip(1))
                {
                    made.LineTo(back.Apply(point));
                }

                if (closed)
                {
                    made.Close();
                }

                result.Add(made);
            }
        }

        return result;
    }

    private bool IsRemovedWhole(Subpath subpath)
    {
        var bounds = subpath.Bounds(toPage);

        if (!double.IsFinite(bounds.Left + bounds.Right + bounds.Top + bounds.Bottom))
        {
            return true;
        }

        if (marks.Cover(bounds))
        {
            return true;
        }

        // It may be a letter drawn as a shape: curves, or more corners than a box has, at the size of a letter.
        return (subpath.HasCurves || subpath.Points.Count > 5)
            && bounds.Width <= LargestLetter && bounds.Height <= LargestLetter
            && marks.TouchGlyph(bounds, Matrix.Identity);
    }

    private bool AnyEdgeUnderMark(List<Point> points, double margin)
    {
        foreach (var mark in marks.Boxes)
        {
            var box = mark.Inflate(margin);

            for (var i = 0; i + 1 < points.Count; i++)
            {
                if (Inside(points[i], points[i + 1], box) is not null)
                {
                    return true;
                }
            }

            if (points.Count == 1 && box.Contains(points[0].X, points[0].Y))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The part of a segment inside a box as parameters from 0 to 1 (Liang–Barsky), or null.</summary>
    private static (double From, double To)? Inside(Point a, Point b, in PdfBox box)
    {
        double from = 0, to = 1, dx = b.X - a.X, dy = b.Y - a.Y;

        return Clip(-dx, a.X - box.Left, ref from, ref to)
            && Clip(dx, box.Right - a.X, ref from, ref to)
            && Clip(-dy, a.Y - box.Bottom, ref from, ref to)
            && Clip(dy, box.Top - a.Y, ref from, ref to)
            && (to > from || (dx == 0 && dy == 0))
            ? (from, to)
            : null;

        static bool Clip(double direction, double distance, ref double from, ref double to)
        {
            if (direction == 0)
            {
                return distance > 0;
            }

            var t = distance / direction;

            if (direction < 0)
            {
                from = Math.Max(from, t);
            }
            else
            {
                to = Math.Min(to, t);
            }

            return from <= to;
        }
    }

    private static List<List<Point>> LinesOutside(List<Point> points, List<PdfBox> boxes)
    {
        var lines = new List<List<Point>> { points };

        foreach (var box in boxes)
        {
            var next = new List<List<Point>>();

            foreach (var line in lines)
            {
                var current = new List<Point> { line[0] };

                for (var i = 0; i + 1 < line.Count; i++)
                {
                    Point a = line[i], b = line[i + 1];

                    if (Inside(a, b, box) is not { } inside)
                    {
                        current.Add(b);
                        continue;
                    }

                    if (inside.From > 0)
                    {
                        current.Add(Between(a, b, inside.From));
                    }

                    if (current.Count > 1)
                    {
                        next.Add(current);
                    }

                    current = [Between(a, b, inside.To)];

                    if (inside.To < 1)
                    {
                        current.Add(b);
                    }
                }

                if (current.Count > 1)
                {
                    next.Add(current);
                }
            }

            lines = next;
        }

        return lines;
    }

    private static Point Between(Point a, Point b, double t) => new(a.X + ((b.X - a.X) * t), a.Y + ((b.Y - a.Y) * t));

    /// <summary>A polygon without the boxes: left of each, right of each, below, above.</summary>
    private static List<List<Point>> Outside(List<Point> polygon, IReadOnlyList<PdfBox> boxes)
    {
        var parts = new List<List<Point>> { polygon };

        foreach (var box in boxes)
        {
            var next = new List<List<Point>>();

            foreach (var part in parts)
            {
                var middle = HalfPlane(HalfPlane(part, 1, 0, box.Left), -1, 0, -box.Right);
                next.Add(HalfPlane(part, -1, 0, -box.Left));
                next.Add(HalfPlane(part, 1, 0, box.Right));
                next.Add(HalfPlane(middle, 0, -1, -box.Bottom));
                next.Add(HalfPlane(middle, 0, 1, box.Top));
            }

            parts = next.FindAll(part => part.Count >= 3);
        }

        return parts;
    }

    /// <summary>The part of a polygon where x·nx + y·ny ≥ d (Sutherland–Hodgman).</summary>
    public static List<Point> HalfPlane(List<Point> polygon, double nx, double ny, double d)
    {
        var kept = new List<Point>();

        for (var i = 0; i < polygon.Count; i++)
        {
            Point a = polygon[i], b = polygon[(i + 1) % polygon.Count];
            double da = (a.X * nx) + (a.Y * ny) - d, db = (b.X * nx) + (b.Y * ny) - d;

            if (da >= 0)
            {
                kept.Add(a);
            }

            if (da >= 0 != db >= 0)
            {
                kept.Add(Between(a, b, da / (da - db)));
            }
        }

        return kept;
    }
}
