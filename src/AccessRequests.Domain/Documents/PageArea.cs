namespace AccessRequests.Domain.Documents;

/// <summary>
/// A rectangle of a page, in points of the page's user space: origin at the lower left of the MediaBox, before /Rotate.
/// </summary>
public sealed record PageArea(double Left, double Bottom, double Right, double Top)
{
    /// <summary>Beyond any page of any PDF.</summary>
    private const double Farthest = 1_000_000;

    public bool IsSound =>
        double.IsFinite(Left) && double.IsFinite(Bottom) && double.IsFinite(Right) && double.IsFinite(Top)
        && Left < Right && Bottom < Top
        && Left >= -Farthest && Bottom >= -Farthest && Right <= Farthest && Top <= Farthest;
}
