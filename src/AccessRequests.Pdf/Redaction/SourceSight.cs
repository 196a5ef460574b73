using AccessRequests.Pdf.Pdfium;
using AccessRequests.Pdf.Reading;
using AccessRequests.Pdf.Verification;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// What PDFium sees of a source. Invisible text over a picture is one that was recognised in it, or one that somebody hid there: words whose
/// place shows no writing are left out. Where PDFium cannot tell, all of them are.
/// </summary>
internal sealed class SourceSight(SourceFile file, CancellationToken cancellation) : IDisposable
{
    private PdfiumDocument? _document;

    /// <summary>Places of invisible words that their picture does not show.</summary>
    public IReadOnlyList<PdfBox> Hidden(int page)
    {
        try
        {
            return Look(document =>
            {
                using var drawn = document.Page(page);
                return CoveredPage.Of(page, CoveredLetters.Unpictured(drawn, cancellation)).Boxes;
            });
        }
        catch (Exception exception) when (SecondReading.IsFault(exception))
        {
            return [PdfBox.Everything];
        }
    }

    /// <summary>Letters that may be left out and nobody sees it; null where PDFium cannot tell.</summary>
    public TracelessLetters? Traceless(int page)
    {
        try
        {
            return Look(document => TracelessLetters.On(document, page, cancellation));
        }
        catch (Exception exception) when (SecondReading.IsFault(exception))
        {
            return null;
        }
    }

    public void Dispose() => _document?.Dispose();

    private T Look<T>(Func<PdfiumDocument, T> look) => file.Aside(source =>
    {
        _document ??= new PdfiumDocument(StreamView.Of(source));
        return look(_document);
    });
}
