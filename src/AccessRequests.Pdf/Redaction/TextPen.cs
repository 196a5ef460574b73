using AccessRequests.Pdf.Content;

namespace AccessRequests.Pdf.Redaction;

/// <summary>Where the next glyph would stand, and what the numbers of TJ (9.4.3) amount to on the page.</summary>
internal readonly struct TextPen
{
    private readonly double _pointsPerThousandth;

    public TextPen(in Matrix toPage, double size, double horizontalScale, bool isVertical)
    {
        IsVertical = isVertical;
        Em = Math.Abs(size) * toPage.ScaleY;

        var length = isVertical ? toPage.ScaleY : toPage.ScaleX;
        var sign = isVertical ? -1 : Math.Sign(size) * Math.Sign(horizontalScale);
        _pointsPerThousandth = isVertical ? -size * length / 1000 : Math.Abs(size * horizontalScale) * length / 1000;
        IsUsable = length > 1e-6 && Math.Abs(_pointsPerThousandth) > 1e-9 && double.IsFinite(_pointsPerThousandth);

        var origin = toPage.Apply(0, 0);
        var (x, y) = isVertical ? (toPage.C, toPage.D) : (toPage.A, toPage.B);
        Line = IsUsable ? TextLine.Through(origin, sign * x / length, sign * y / length) : default;
        Along = Line.Along(origin);
    }

    public bool IsUsable { get; }

    public bool IsVertical { get; }

    /// <summary>In points.</summary>
    public double Em { get; }

    public TextLine Line { get; }

    /// <summary>Along <see cref="Line"/>, in points, as the source has it.</summary>
    public double Along { get; }

    /// <summary>How far a number of TJ moves along the writing, in points: TJ counts against it.</summary>
    public double ToPoints(double thousandths) => -thousandths * _pointsPerThousandth;

    public double ToThousandths(double points) => IsUsable ? -points / _pointsPerThousandth : 0;
}
