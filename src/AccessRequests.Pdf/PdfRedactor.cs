namespace AccessRequests.Pdf;

public static class PdfRedactor
{
    public static RedactionReport Redact(Stream source, IReadOnlyList<RedactionMark> marks, Stream destination, RedactionOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default) =>
        throw new UnredactablePdfException(UnredactableReason.UncertainContent, null, "no engine yet: every file is refused");
}
