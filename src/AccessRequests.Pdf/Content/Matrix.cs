namespace AccessRequests.Pdf.Content;

/// <summary>A transformation of row vectors (8.3.3): x' = a·x + c·y + e, y' = b·x + d·y + f.</summary>
internal readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static readonly Matrix Identity = new(1, 0, 0, 1, 0, 0);

    public static Matrix Translation(double x, double y) => new(1, 0, 0, 1, x, y);

    public double Determinant => (A * D) - (B * C);

    public bool IsUsable =>
        double.IsFinite(A) && double.IsFinite(B) && double.IsFinite(C)
        && double.IsFinite(D) && double.IsFinite(E) && double.IsFinite(F);

    /// <summary>First this, then <paramref name="next"/>.</summary>
    public Matrix Then(in Matrix next) => new(
        (A * next.A) + (B * next.C),
        (A * next.B) + (B * next.D),
        (C * next.A) + (D * next.C),
        (C * next.B) + (D * next.D),
        (E * next.A) + (F * next.C) + next.E,
        (E * next.B) + (F * next.D) + next.F);

    public Point Apply(double x, double y) => new((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    public Point Apply(Point point) => Apply(point.X, point.Y);

    /// <summary>The length that the unit vector along x, or along y, has after the transformation.</summary>
    public double ScaleX => Math.Sqrt((A * A) + (B * B));

    public double ScaleY => Math.Sqrt((C * C) + (D * D));

    public bool TryInvert(out Matrix inverse)
    {
        var determinant = Determinant;

        if (!double.IsFinite(determinant) || Math.Abs(determinant) < 1e-30)
        {
            inverse = Identity;
            return false;
        }

        inverse = new Matrix(
            D / determinant,
            -B / determinant,
            -C / determinant,
            A / determinant,
            ((C * F) - (D * E)) / determinant,
            ((B * E) - (A * F)) / determinant);
        return inverse.IsUsable;
    }
}
