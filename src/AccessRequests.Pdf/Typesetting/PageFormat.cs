namespace AccessRequests.Pdf.Typesetting;

/// <summary>A sheet, upright, in points.</summary>
public sealed record PageFormat(double Width, double Height)
{
    public static readonly PageFormat Letter = new(612, 792);

    public static readonly PageFormat A4 = new(595.28, 841.89);
}
