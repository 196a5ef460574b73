using AccessRequests.Pdf.Content;

namespace AccessRequests.Pdf.Redaction;

/// <summary>An opaque shape of the source: what was painted before it, under it, is not seen.</summary>
/// <param name="Order">When it is painted.</param>
/// <param name="Corners">Of a convex polygon on the page, in order around it.</param>
internal sealed record Cover(int Order, IReadOnlyList<Point> Corners)
{
    /// <summary>Outlines with more corners are curves finely drawn; none is a bar over a word.</summary>
    private const int MostCorners = 200;

    public PdfBox Bounds { get; } = new(
        Corners.Min(corner => corner.X), Corners.Min(corner => corner.Y), Corners.Max(corner => corner.X), Corners.Max(corner => corner.Y));

    /// <summary>Null when the outline is not convex.</summary>
    public static Cover? Of(int order, IReadOnlyList<Point> outline)
    {
        var corners = new List<Point>();

        foreach (var point in outline)
        {
            if (!double.IsFinite(point.X + point.Y) || corners.Count > MostCorners)
            {
                return null;
            }

            if (corners.Count == 0 || Distance(corners[^1], point) > 1e-6)
            {
                corners.Add(point);
            }
        }

        if (corners.Count > 1 && Distance(corners[0], corners[^1]) <= 1e-6)
        {
            corners.RemoveAt(corners.Count - 1);
        }

        return IsConvex(corners) ? new Cover(order, corners) : null;
    }

    public bool Contains(in PdfBox box) =>
        Bounds.Contains(box) && Contains(box.Left, box.Bottom) && Contains(box.Right, box.Bottom) && Contains(box.Right, box.Top) && Contains(box.Left, box.Top);

    /// <summary>What a clipping rectangle lets through of it; null when that is nothing.</summary>
    public Cover? Within(PdfBox clip)
    {
        if (clip.Contains(Bounds))
        {
            return this;
        }

        var part = PathCutter.HalfPlane(PathCutter.HalfPlane([.. Corners], 1, 0, clip.Left), -1, 0, -clip.Right);
        part = PathCutter.HalfPlane(PathCutter.HalfPlane(part, 0, 1, clip.Bottom), 0, -1, -clip.Top);
        return part.Count >= 3 ? Of(Order, part) : null;
    }

    private bool Contains(double x, double y)
    {
        var sign = 0;

        for (var i = 0; i < Corners.Count; i++)
        {
            var side = Math.Sign(Turn(Corners[i], Corners[(i + 1) % Corners.Count], new Point(x, y)));

            if (side != 0 && sign != 0 && side != sign)
            {
                return false;
            }

            sign = side == 0 ? sign : side;
        }

        return sign != 0;
    }

    /// <summary>Turns to one side only, and once around: a star turns to one side too.</summary>
    private static bool IsConvex(List<Point> corners)
    {
        if (corners.Count < 3)
        {
            return false;
        }

        var (sign, around) = (0, 0.0);

        for (var i = 0; i < corners.Count; i++)
        {
            Point a = corners[i], b = corners[(i + 1) % corners.Count], c = corners[(i + 2) % corners.Count];
            var turn = Turn(a, b, c);
            var side = Math.Abs(turn) < 1e-9 ? 0 : Math.Sign(turn);

            if (side != 0 && sign != 0 && side != sign)
            {
                return false;
            }

            sign = side == 0 ? sign : side;
            around += Math.Atan2(turn, ((b.X - a.X) * (c.X - b.X)) + ((b.Y - a.Y) * (c.Y - b.Y)));
        }

        return sign != 0 && Math.Abs(around) < 2.5 * Math.PI;
    }

    private static double Turn(Point a, Point b, Point c) => ((b.X - a.X) * (c.Y - b.Y)) - ((b.Y - a.Y) * (c.X - b.X));

    private static double Distance(Point a, Point b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y);
}
