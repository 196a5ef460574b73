namespace AccessRequests.Pdf.Pdfium;

/// <param name="code">Unicode; 0 when the font does not say.</param>
/// <param name="handle">What draws it.</param>
/// <param name="box">Its ink, in user space; its body where PDFium does not know the ink.</param>
/// <param name="word">Letters with no space between them have the same.</param>
internal sealed class PdfiumLetter(int code, int handle, PdfBox box, int word)
{
    public int Code => code;

    public int Handle => handle;

    public PdfBox Box => box;

    /// <summary>Of a text that replaces what is drawn (ActualText): nothing draws the letter itself.</summary>
    public bool IsReplacement => handle == 0;

    public int Word => word;

    public double X => (box.Left + box.Right) / 2;

    public double Y => (box.Bottom + box.Top) / 2;
}
