namespace AccessRequests.Pdf;

public static class TextSelection
{
    public static ResolvedSelection Resolve(Stream pdf, int page, IReadOnlyList<PdfBox> hint, CancellationToken cancellation = default) =>
        throw new UnredactablePdfException(UnredactableReason.UncertainContent, null, "no engine yet: every file is refused");

    public static IReadOnlyList<PageWord> WordsOn(Stream pdf, int page, CancellationToken cancellation = default) =>
        throw new UnredactablePdfException(UnredactableReason.UncertainContent, null, "no engine yet: every file is refused");
}
