namespace AccessRequests.Pdf;

public static class PdfBinder
{
    public static void Bind(IReadOnlyList<BoundPart> parts, Stream destination, string title, string language, CancellationToken cancellation = default) =>
        throw new UnredactablePdfException(UnredactableReason.UncertainContent, null, "no engine yet: every file is refused");
}
