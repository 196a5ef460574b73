using System.Text;
using AccessRequests.Pdf.Pdfium;

namespace AccessRequests.Pdf.Verification;

/// <summary>A letter that can be copied and that nobody sees.</summary>
/// <param name="IsCutOff">By a clip or by the page's edge: nothing lies over it.</param>
/// <param name="IsTold">What would be left tells its width: a figure as long as the run it belongs to, or something seen next to both ends of that run.</param>
/// <param name="IsBeside">Something seen stands next to one end of its run.</param>
internal sealed record UnseenLetter(PdfiumLetter Letter, bool IsCutOff, bool IsTold, bool IsBeside)
{
    /// <summary>Empty when the font does not tell.</summary>
    public string Text => Letter.Code != 0 && Rune.IsValid(Letter.Code) ? new Rune(Letter.Code).ToString() : "";
}
