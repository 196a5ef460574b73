namespace AccessRequests.Pdf;

/// <summary>
/// A rectangle in the user space of a page: points (1/72 inch, before any /UserUnit), origin at the lower-left
/// corner of the MediaBox's coordinate system, before /Rotate (ISO 32000-2, 8.3.2.3).
/// </summary>
public readonly record struct PdfBox(double Left, double Bottom, double Right, double Top)
{
    /// <summary>Largest coordinate accepted: far beyond any page, small enough that arithmetic stays exact.</summary>
    public const double MaxCoordinate = 1_000_000;

    /// <summary>As large as boxes get.</summary>
    internal static readonly PdfBox Everything = new(-MaxCoordinate, -MaxCoordinate, MaxCoordinate, MaxCoordinate);

    public double Width => Right - Left;

    public double Height => Top - Bottom;

    /// <summary>A box from two opposite corners, in any order.</summary>
    /// <exception cref="ArgumentException">A corner is not a finite number, is absurdly far, or the box is empty.</exception>
    public static PdfBox FromCorners(double x0, double y0, double x1, double y1)
    {
        var box = new PdfBox(Math.Min(x0, x1), Math.Min(y0, y1), Math.Max(x0, x1), Math.Max(y0, y1));

        return box.IsUsable
            ? box
            : throw new ArgumentException("A box needs four finite coordinates and an area.");
    }

    /// <summary>Finite, ordered, not empty and within <see cref="MaxCoordinate"/>.</summary>
    public bool IsUsable =>
        double.IsFinite(Left) && double.IsFinite(Bottom) && double.IsFinite(Right) && double.IsFinite(Top)
        && Math.Abs(Left) <= MaxCoordinate && Math.Abs(Bottom) <= MaxCoordinate
        && Math.Abs(Right) <= MaxCoordinate && Math.Abs(Top) <= MaxCoordinate
        && Left < Right && Bottom < Top;

    public bool Intersects(PdfBox other) =>
        Left < other.Right && other.Left < Right && Bottom < other.Top && other.Bottom < Top;

    public bool Contains(PdfBox other) =>
        Left <= other.Left && other.Right <= Right && Bottom <= other.Bottom && other.Top <= Top;

    public bool Contains(double x, double y) => Left <= x && x <= Right && Bottom <= y && y <= Top;

    public PdfBox Union(PdfBox other) => new(
        Math.Min(Left, other.Left), Math.Min(Bottom, other.Bottom), Math.Max(Right, other.Right), Math.Max(Top, other.Top));

    /// <summary>What both have; its sides are in the wrong order when that is nothing.</summary>
    internal PdfBox Intersection(PdfBox other) => new(
        Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Min(Right, other.Right), Math.Min(Top, other.Top));

    /// <summary>The box grown by as much on each side; a negative amount shrinks it, never past its centre.</summary>
    public PdfBox Inflate(double by)
    {
        var x = Math.Max(by, -Width / 2);
        var y = Math.Max(by, -Height / 2);
        return new PdfBox(Left - x, Bottom - y, Right + x, Top + y);
    }
}
