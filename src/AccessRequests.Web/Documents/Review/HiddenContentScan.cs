using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;

namespace AccessRequests.Web.Documents.Review;

/// <summary>What an original carries that its pages do not show. What it says is given to whoever looks; only the kinds and the pages are kept.</summary>
public sealed class HiddenContentScan(FileStore files, ScanStore store, DeskPace pace) : OriginalScan<HiddenItem>(files, store, pace)
{
    public const int MaxItems = 500;

    private readonly FileStore _files = files;

    protected override string Name => "hidden";

    /// <summary>The same with what each thing says, read anew where something was found.</summary>
    /// <exception cref="UnredactablePdfException">The file cannot be read.</exception>
    public async Task<IReadOnlyList<HiddenItem>> WithWordsAsync(RequestedDocument document, IProgress<ScanProgress> progress, CancellationToken cancellation)
    {
        var pages = (await ReadAsync(document, progress, cancellation)).Select(item => item.Page ?? 0).ToHashSet();

        return pages.Count == 0
            ? []
            : await Task.Run(
                () =>
                {
                    using var pdf = _files.OpenRead(document.Original);
                    return PdfInspector.FindHidden(pdf, MaxItems, pages.Contains, progress: null, cancellation);
                },
                cancellation);
    }

    protected override void Find(Stream pdf, int from, IProgress<ScannedPage<HiddenItem>> progress, CancellationToken cancellation) =>
        PdfInspector.FindHidden(pdf, MaxItems, page => page >= from, progress, cancellation);

    protected override HiddenItem ToKeep(HiddenItem found) => found with { Label = null, Text = null };
}
