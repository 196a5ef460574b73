using AccessRequests.Pdf;

namespace AccessRequests.Web.Documents.Review;

/// <summary>What an original carries that its pages do not show. What it says is given to whoever looks; only the kinds and the pages are kept.</summary>
public sealed class HiddenContentScan(FileStore files) : OriginalScan<HiddenItem>(files)
{
    public const int MaxItems = 500;

    protected override IReadOnlyList<HiddenItem> Find(Stream pdf, IProgress<double> progress, CancellationToken cancellation) => PdfInspector.FindHidden(pdf, MaxItems, progress, cancellation);

    protected override HiddenItem ToKeep(HiddenItem found) => found with { Label = null, Text = null };
}
