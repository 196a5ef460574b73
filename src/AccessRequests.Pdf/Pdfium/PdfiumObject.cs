namespace AccessRequests.Pdf.Pdfium;

/// <summary>Something drawn on a page.</summary>
/// <param name="Handle">PDFium's own, good while the page is open.</param>
internal readonly record struct PdfiumObject(int Handle, bool IsText, bool IsPath, bool IsImage);
