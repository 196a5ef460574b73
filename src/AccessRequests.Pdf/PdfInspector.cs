using AccessRequests.Pdf.Inspection;
using AccessRequests.Pdf.Reading;

namespace AccessRequests.Pdf;

/// <summary>Looks at a PDF when it is received: can it be redacted at all, and what does it hold that nobody sees?</summary>
public static class PdfInspector
{
    /// <exception cref="UnredactablePdfException">
    /// Empty, not a PDF whatever its name, damaged, encrypted with a password, without pages, or past the limits.
    /// </exception>
    public static PdfInspection Inspect(Stream pdf, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pdf);

        return DeepStack.Run(() => Look(pdf, cancellation));
    }

    private static PdfInspection Look(Stream pdf, CancellationToken cancellation)
    {
        using var file = SourceFile.Open(pdf, new RedactionLimits());
        var pages = new List<InspectedPage>(file.PageCount);
        var hidden = HiddenContent.InDocument(file);

        for (var number = 1; number <= file.PageCount; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var page = file.Page(number);
            pages.Add(new InspectedPage(number, page.MediaBox, page.CropBox, page.Rotation));
            hidden |= HiddenContent.OnPage(file, page, cancellation);
        }

        return new PdfInspection(pages, hidden);
    }
}
