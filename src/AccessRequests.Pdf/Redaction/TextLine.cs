using AccessRequests.Pdf.Content;

namespace AccessRequests.Pdf.Redaction;

/// <summary>A baseline in page space: a unit vector along the writing and the distance from the origin across it.</summary>
internal readonly record struct TextLine(double X, double Y, double Offset)
{
    /// <summary>How far from a line, in ems, a raised sign of it may stand.</summary>
    public const double Raised = 0.35;

    private const double Straight = 1e-3;

    public bool IsHorizontal => Math.Abs(Y) < Straight;

    public bool IsVertical => Math.Abs(X) < Straight;

    public static TextLine Through(Point point, double x, double y) => new(x, y, (x * point.Y) - (y * point.X));

    public double Along(Point point) => (X * point.X) + (Y * point.Y);

    /// <summary>Signed distance from the line.</summary>
    public double Across(Point point) => (X * point.Y) - (Y * point.X) - Offset;

    public Point At(double along) => new((X * along) - (Y * Offset), (Y * along) + (X * Offset));

    /// <summary>How far along the writing an area reaches; of slanted lines that is not told.</summary>
    public double Edge(PdfBox area) =>
        IsHorizontal ? (X > 0 ? area.Right : -area.Left)
        : IsVertical ? (Y > 0 ? area.Top : -area.Bottom)
        : double.PositiveInfinity;

    /// <summary>Whether two pieces of text stand on one line, give or take a raised sign.</summary>
    /// <param name="em">In points.</param>
    public bool IsSame(in TextLine other, double em) =>
        (X * other.X) + (Y * other.Y) > 1 - Straight && Math.Abs(Offset - other.Offset) <= Raised * em;
}
