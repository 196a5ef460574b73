using AccessRequests.Pdf.Pdfium;
using AccessRequests.Pdf.Reading;
using AccessRequests.Pdf.Verification;

namespace AccessRequests.Pdf;

/// <summary>
/// Finds text that can be copied from a page and that nobody sees there: under a box, a line or a picture, in the colour of its ground,
/// transparent, cut off, or recognised where the picture shows nothing. A redaction leaves it where no mark covers it, so that
/// <see cref="PdfVerifier"/> keeps such a file back. Not found is what a redaction leaves out by itself: text beyond the page's edge, and
/// invisible text where there is no picture.
/// </summary>
public static class CoveredText
{
    /// <summary>Draws every page that has text, twice or more: a matter of a fraction of a second each.</summary>
    /// <param name="from">The first page to look at.</param>
    /// <param name="progress">Told of each page in order, on the thread that looks.</param>
    /// <returns>The pages that have some, in order.</returns>
    /// <exception cref="UnredactablePdfException">The second engine (PDFium) cannot read the file, or a page.</exception>
    /// <exception cref="OperationCanceledException"/>
    public static IReadOnlyList<CoveredPage> Find(Stream pdf, int from = 1, IProgress<ScannedPage<CoveredPage>>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pdf);

        using var spool = StreamView.Spool(pdf);
        using var view = StreamView.Of(spool ?? pdf);
        var found = new List<CoveredPage>();

        try
        {
            using var document = new PdfiumDocument(view);
            var count = document.PageCount;

            for (var number = from; number <= count; number++)
            {
                cancellation.ThrowIfCancellationRequested();
                using var page = document.Page(number);

                IReadOnlyList<CoveredPage> here = CoveredLetters.On(page, CoveredLetters.LeftOut(page), [], cancellation) is { Count: > 0 } letters ? [CoveredPage.Of(number, letters)] : [];
                found.AddRange(here);
                progress?.Report(new ScannedPage<CoveredPage>(number, count, here));
            }
        }
        catch (Exception exception) when (SecondReading.IsFault(exception))
        {
            throw new UnredactablePdfException(UnredactableReason.Damaged, null, "PDFium cannot read it", exception);
        }

        return found;
    }
}
