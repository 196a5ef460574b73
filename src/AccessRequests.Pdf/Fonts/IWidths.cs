namespace AccessRequests.Pdf.Fonts;

/// <summary>The widths that a font's dictionary states, in thousandths (glyph space for Type 3).</summary>
internal interface IWidths
{
    /// <summary>Whether codes are two bytes each and equal to the CIDs (Identity-H, Identity-V).</summary>
    bool TwoByteCodes { get; }

    /// <summary>Null when the dictionary does not say.</summary>
    double? Width(int code);

    /// <summary>Position vector and vertical displacement of a code, in ems (9.7.4.3).</summary>
    (double OriginX, double OriginY, double Advance) Vertical(int code, double width);
}

internal sealed class SimpleWidths(int first, double[] widths, double? missing) : IWidths
{
    public bool TwoByteCodes => false;

    public double? Width(int code)
    {
        var index = code - first;
        return index >= 0 && index < widths.Length ? widths[index] : widths.Length > 0 ? missing ?? 0 : missing;
    }

    public (double OriginX, double OriginY, double Advance) Vertical(int code, double width) => (0, 0, width);
}

internal sealed class CompositeWidths(
    bool identity, Dictionary<int, double> widths, double fallback, double originY, double advance,
    Dictionary<int, (double Advance, double X, double Y)> vertical) : IWidths
{
    public bool TwoByteCodes => identity;

    /// <summary>Whether vertical metrics are given by CID while the codes are not CIDs: then nobody here knows them.</summary>
    public bool VerticalIsUnknown => !identity && vertical.Count > 0;

    // Another CMap than Identity turns codes into CIDs inside PdfPig, which then knows the width.
    public double? Width(int code) => identity ? widths.GetValueOrDefault(code, fallback) : null;

    public (double OriginX, double OriginY, double Advance) Vertical(int code, double width) =>
        vertical.TryGetValue(code, out var own)
            ? (own.X / 1000, own.Y / 1000, own.Advance / 1000)
            : (width / 2, originY / 1000, advance / 1000);
}
