namespace AccessRequests.Pdf.Reading;

/// <summary>
/// PdfPig meets damaged files with exceptions of many types, most of them the runtime's own. Each is a fact about
/// the file, never about this process, so each is turned into a reason; only what is not the file's fault passes.
/// </summary>
internal static class Foreign
{
    public static bool IsFault(Exception exception) => exception is not
        (OperationCanceledException or OutOfMemoryException or UnredactablePdfException or UncertainContentException or ObjectDisposedException);
}
