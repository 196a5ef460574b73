using Wasmtime;

namespace AccessRequests.Pdf.Pdfium;

/// <summary>A PDF opened by PDFium, an engine that shares nothing with ours.</summary>
internal sealed class PdfiumDocument : IDisposable
{
    private readonly PdfiumInstance _pdfium = new();
    private readonly int _document;

    /// <param name="pdf">Read where PDFium asks, as long as this lives; less than 4 GB.</param>
    /// <exception cref="WasmtimeException">PDFium cannot open it.</exception>
    public PdfiumDocument(Stream pdf)
    {
        // FPDF_FILEACCESS: the length, the function that reads a block, what is handed to it.
        var access = _pdfium.Allocate(3 * sizeof(int));
        _pdfium.Memory.WriteInt32((uint)access, unchecked((int)(uint)pdf.Length));
        _pdfium.Memory.WriteInt32((uint)access + 4, _pdfium.Callback((_, position, buffer, size) => Read(pdf, (uint)position, buffer, size)));
        _pdfium.Memory.WriteInt32((uint)access + 8, 0);
        _document = _pdfium.Call("FPDF_LoadCustomDocument", access, 0);

        if (_document == 0)
        {
            _pdfium.Dispose();
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

    private int Read(Stream pdf, uint position, int buffer, int size)
    {
        pdf.Position = position;
        pdf.ReadExactly(_pdfium.Memory.GetSpan((uint)buffer, size));
        return 1;
    }
}
