using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;

namespace AccessRequests.Web.Documents;

/// <summary>The rectangles of the law's marks and those of the engine are the same ones, in the same space.</summary>
internal static class PageAreas
{
    public static PageArea ToArea(this PdfBox box) => new(box.Left, box.Bottom, box.Right, box.Top);

    /// <exception cref="ArgumentException">See <see cref="PdfBox.FromCorners"/>.</exception>
    public static PdfBox ToBox(this PageArea area) => PdfBox.FromCorners(area.Left, area.Bottom, area.Right, area.Top);
}
