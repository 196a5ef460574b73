using Wasmtime;

namespace AccessRequests.Pdf.Pdfium;

/// <summary>A PDF opened by PDFium, an engine that shares nothing with ours.</summary>
internal sealed class PdfiumDocument : IDisposable
{
    private readonly PdfiumInstance _pdfium = new();
    private readonly int _document;

    /// <exception cref="WasmtimeException">PDFium cannot open it.</exception>
    public PdfiumDocument(ReadOnlySpan<byte> pdf)
    {
        var bytes = _pdfium.Allocate(pdf.Length);
        pdf.CopyTo(_pdfium.Memory.GetSpan((uint)bytes, pdf.Length));
        _document = _pdfium.Call("FPDF_LoadMemDocument", bytes, pdf.Length, 0);

        if (_document == 0)
        {
            throw new WasmtimeException("PDFium cannot open the file.");
        }
    }

    public int PageCount => _pdfium.Call("FPDF_GetPageCount", _document);

    /// <param name="number">From 1.</param>
    /// <exception cref="WasmtimeException">PDFium cannot read it.</exception>
    public PdfiumPage Page(int number) => _pdfium.Call("FPDF_LoadPage", _document, number - 1) is not 0 and var page
        ? new PdfiumPage(_pdfium, page)
        : throw new WasmtimeException("PDFium cannot read the page.");

    public void Dispose() => _pdfium.Dispose();
}
