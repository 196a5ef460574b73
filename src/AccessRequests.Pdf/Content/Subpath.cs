namespace AccessRequests.Pdf.Content;

/// <summary>A connected part of a path, in user space: a start, then lines (one point) and Bézier curves (three).</summary>
internal sealed class Subpath
{
    private const int FewestSteps = 12;
    private const int MostSteps = 400;

    /// <summary>In units of the flattened path, points for the page: how far a line may leave its curve. Nobody sees it at 400 %.</summary>
    private const double Tolerance = 0.02;

    private readonly List<bool> _curves = [];

    public Subpath(Point start) => Points.Add(start);

    public List<Point> Points { get; } = [];

    public bool IsClosed { get; private set; }

    public bool IsRectangle { get; private init; }

    public Point First => Points[0];

    public Point Last => Points[^1];

    public bool HasCurves => _curves.Contains(true);

    public static Subpath Rectangle(double x, double y, double width, double height)
    {
        var rectangle = new Subpath(new Point(x, y)) { IsRectangle = true };
        rectangle.LineTo(new Point(x + width, y));
        rectangle.LineTo(new Point(x + width, y + height));
        rectangle.LineTo(new Point(x, y + height));
        rectangle.Close();
        return rectangle;
    }

    public (double X, double Y, double Width, double Height) RectangleSize =>
        (Points[0].X, Points[0].Y, Points[2].X - Points[0].X, Points[2].Y - Points[0].Y);

    public bool IsCurve(int segment) => _curves[segment];

    public void LineTo(Point point)
    {
        Points.Add(point);
        _curves.Add(false);
    }

    public void CurveTo(Point first, Point second, Point end)
    {
        Points.Add(first);
        Points.Add(second);
        Points.Add(end);
        _curves.Add(true);
    }

    public void Close() => IsClosed = true;

    /// <summary>The outline as straight lines after a transformation; control points bound it from outside.</summary>
    public List<Point> Flatten(in Matrix matrix)
    {
        var flat = new List<Point> { matrix.Apply(Points[0]) };

        for (int i = 1, segment = 0; i < Points.Count; segment++)
        {
            if (!_curves[segment])
            {
                flat.Add(matrix.Apply(Points[i++]));
                continue;
            }

            Point p0 = flat[^1], p1 = matrix.Apply(Points[i]), p2 = matrix.Apply(Points[i + 1]), p3 = matrix.Apply(Points[i + 2]);

            var steps = Steps(p0, p1, p2, p3);

            for (var step = 1; step <= steps; step++)
            {
                double t = (double)step / steps, u = 1 - t;
                flat.Add(new Point(
                    (u * u * u * p0.X) + (3 * u * u * t * p1.X) + (3 * u * t * t * p2.X) + (t * t * t * p3.X),
                    (u * u * u * p0.Y) + (3 * u * u * t * p1.Y) + (3 * u * t * t * p2.Y) + (t * t * t * p3.Y)));
            }

            i += 3;
        }

        return flat;
    }

    /// <summary>A chord of length 1/n leaves its curve by an eighth of the second derivative over n² at most.</summary>
    private static int Steps(Point p0, Point p1, Point p2, Point p3)
    {
        var bend = 6 * Math.Max(Bend(p0, p1, p2), Bend(p1, p2, p3));
        return double.IsFinite(bend) ? (int)Math.Clamp(Math.Ceiling(Math.Sqrt(bend / (8 * Tolerance))), FewestSteps, MostSteps) : FewestSteps;

        static double Bend(Point a, Point b, Point c)
        {
            double x = a.X - (2 * b.X) + c.X, y = a.Y - (2 * b.Y) + c.Y;
            return Math.Sqrt((x * x) + (y * y));
        }
    }

    public PdfBox Bounds(in Matrix matrix)
    {
        double left = double.MaxValue, bottom = double.MaxValue, right = double.MinValue, top = double.MinValue;

        foreach (var point in Points)
        {
            var (x, y) = matrix.Apply(point);
            left = Math.Min(left, x);
            bottom = Math.Min(bottom, y);
            right = Math.Max(right, x);
            top = Math.Max(top, y);
        }

        return new PdfBox(left, bottom, right, top);
    }
}
