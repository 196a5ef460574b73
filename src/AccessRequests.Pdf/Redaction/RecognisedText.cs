using AccessRequests.Pdf.Pdfium;
using AccessRequests.Pdf.Reading;
using AccessRequests.Pdf.Verification;

namespace AccessRequests.Pdf.Redaction;

/// <summary>
/// Invisible text over a picture is one that was recognised in it, or one that somebody hid there: PDFium draws the page, and words whose
/// place shows no writing are left out. Where PDFium cannot tell, all of them are.
/// </summary>
internal sealed class RecognisedText(SourceFile file, CancellationToken cancellation) : IDisposable
{
    private PdfiumDocument? _document;

    /// <summary>Places of words that their picture does not show.</summary>
    public IReadOnlyList<PdfBox> Hidden(int page)
    {
        try
        {
            return file.Aside(source =>
            {
                _document ??= new PdfiumDocument(StreamView.Of(source));
                using var drawn = _document.Page(page);
                return CoveredPage.Of(page, CoveredLetters.Unpictured(drawn, cancellation)).Boxes;
            });
        }
        catch (Exception exception) when (SecondReading.IsFault(exception))
        {
            return [PdfBox.Everything];
        }
    }

    public void Dispose() => _document?.Dispose();
}
