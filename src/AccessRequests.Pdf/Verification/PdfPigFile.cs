using AccessRequests.Pdf.Reading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace AccessRequests.Pdf.Verification;

internal static class PdfPigFile
{
    public static PdfDocument Open(Stream file)
    {
        Span<byte> start = stackalloc byte[1024];
        file.Position = 0;
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];

        if (start.IsEmpty)
        {
            throw new UnredactablePdfException(UnredactableReason.EmptyFile, null, "no byte");
        }

        if (start.IndexOf("%PDF-"u8) < 0)
        {
            throw new UnredactablePdfException(UnredactableReason.NotAPdf, null, "no %PDF- header");
        }

        try
        {
            file.Position = 0;
            return EndlessForms.Watch(PdfDocument.Open(file, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true }));
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
