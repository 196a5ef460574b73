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

    /// <summary>What the file carries and no page shows, each thing by itself, those of the file before those of the pages.</summary>
    /// <param name="most">At most so many: a hostile file may carry millions.</param>
    /// <param name="progress">From 0 to 1.</param>
    /// <exception cref="UnredactablePdfException">As for <see cref="Inspect"/>.</exception>
    /// <exception cref="OperationCanceledException"/>
    public static IReadOnlyList<HiddenItem> FindHidden(Stream pdf, int most, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);

        return DeepStack.Run(() =>
        {
            using var file = SourceFile.Open(pdf, new RedactionLimits());
            var items = new HiddenItems(file, most);
            items.OfDocument();

            for (var number = 1; number <= file.PageCount && !items.IsFull; number++)
            {
                cancellation.ThrowIfCancellationRequested();
                items.OfPage(file.Page(number), cancellation);
                progress?.Report((double)number / file.PageCount);
            }

            return items.Items;
        });
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
