namespace AccessRequests.Pdf.Content;

/// <summary>A parallelogram: what a transformation makes of a box. Corners in order around it.</summary>
internal readonly record struct Quad(Point P0, Point P1, Point P2, Point P3)
{
    public static Quad Of(in PdfBox box, in Matrix matrix) => new(
        matrix.Apply(box.Left, box.Bottom),
        matrix.Apply(box.Right, box.Bottom),
        matrix.Apply(box.Right, box.Top),
        matrix.Apply(box.Left, box.Top));

    public bool IsFinite =>
        double.IsFinite(P0.X + P0.Y) && double.IsFinite(P1.X + P1.Y) && double.IsFinite(P2.X + P2.Y) && double.IsFinite(P3.X + P3.Y);

    public PdfBox Bounds => new(
        Math.Min(Math.Min(P0.X, P1.X), Math.Min(P2.X, P3.X)),
        Math.Min(Math.Min(P0.Y, P1.Y), Math.Min(P2.Y, P3.Y)),
        Math.Max(Math.Max(P0.X, P1.X), Math.Max(P2.X, P3.X)),
        Math.Max(Math.Max(P0.Y, P1.Y), Math.Max(P2.Y, P3.Y)));

    public Point Centre => new((P0.X + P2.X) / 2, (P0.Y + P2.Y) / 2);

    /// <summary>Whether the two areas overlap. A quad without area touches when a point of it lies inside.</summary>
    public bool Touches(in PdfBox box)
    {
        var bounds = Bounds;

        if (bounds.Right <= box.Left || bounds.Left >= box.Right || bounds.Top <= box.Bottom || bounds.Bottom >= box.Top)
        {
            return false;
        }

        // Separating axis: the box's own axes are done; two edge normals of the parallelogram remain.
        return !Separates(P1.Y - P0.Y, P0.X - P1.X, box) && !Separates(P2.Y - P1.Y, P1.X - P2.X, box);
    }

    private bool Separates(double x, double y, in PdfBox box)
    {
        if (x == 0 && y == 0)
        {
            return false;
        }

        double a0 = (P0.X * x) + (P0.Y * y), a1 = (P1.X * x) + (P1.Y * y), a2 = (P2.X * x) + (P2.Y * y), a3 = (P3.X * x) + (P3.Y * y);
        double b0 = (box.Left * x) + (box.Bottom * y), b1 = (box.Right * x) + (box.Bottom * y);
        double b2 = (box.Right * x) + (box.Top * y), b3 = (box.Left * x) + (box.Top * y);

        return Math.Max(Math.Max(a0, a1), Math.Max(a2, a3)) < Math.Min(Math.Min(b0, b1), Math.Min(b2, b3))
            || Math.Max(Math.Max(b0, b1), Math.Max(b2, b3)) < Math.Min(Math.Min(a0, a1), Math.Min(a2, a3));
    }
}
