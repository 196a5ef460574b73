using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace AccessRequests.Pdf.Verification;

internal static class PdfPigFile
{
    public static PdfDocument Open(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            throw new UnredactablePdfException(UnredactableReason.EmptyFile, null, "no byte");
        }

        if (bytes.AsSpan(0, Math.Min(1024, bytes.Length)).IndexOf("%PDF-"u8) < 0)
        {
            throw new UnredactablePdfException(UnredactableReason.NotAPdf, null, "no %PDF- header");
        }

        try
        {
            return PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
        }
        catch (PdfDocumentEncryptedException exception)
        {
            throw new UnredactablePdfException(UnredactableReason.Encrypted, null, "a password is needed to open it", exception);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // PdfPig meets damage with exceptions of any type.
            throw new UnredactablePdfException(UnredactableReason.Damaged, null, "its structure cannot be read", exception);
        }
    }
}
