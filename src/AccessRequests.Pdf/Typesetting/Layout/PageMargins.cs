namespace AccessRequests.Pdf.Typesetting.Layout;

/// <summary>White around the text of a sheet, in points; the running header and the page number stand inside it.</summary>
internal static class PageMargins
{
    public const double Side = 72;
    public const double Top = 68;
    public const double Bottom = 68;
    public const double FurnitureSize = 9;
    public const double HeaderTop = 34;
    public const double FooterTop = 44;
}
