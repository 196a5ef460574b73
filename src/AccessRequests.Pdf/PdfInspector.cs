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
    /// <param name="wanted">The pages to look at, 0 being the file itself; null for all.</param>
    /// <param name="progress">Told of each page in order, on the thread that looks.</param>
    /// <exception cref="UnredactablePdfException">As for <see cref="Inspect"/>.</exception>
    /// <exception cref="OperationCanceledException"/>
    public static IReadOnlyList<HiddenItem> FindHidden(Stream pdf, int most, Func<int, bool>? wanted = null, IProgress<ScannedPage<HiddenItem>>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);

        return DeepStack.Run(() =>
        {
            using var file = SourceFile.Open(pdf, new RedactionLimits());
            var items = new HiddenItems(file, most);

            for (var number = 0; number <= file.PageCount && !items.IsFull; number++)
            {
                cancellation.ThrowIfCancellationRequested();

                if (wanted?.Invoke(number) == false)
                {
                    continue;
                }

                var before = items.Items.Count;

                if (number == 0)
                {
                    items.OfDocument();
                }
                else
                {
                    items.OfPage(file.Page(number), cancellation);
                }

                progress?.Report(new ScannedPage<HiddenItem>(number, file.PageCount, [.. items.Items.Skip(before)]));
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
