using AccessRequests.Pdf;

namespace AccessRequests.Web.Documents.Review;

/// <summary>Which pages of an original hold text that can be copied and is not seen: places only, no text.</summary>
public sealed class CoveredTextScan(FileStore files) : OriginalScan<CoveredPage>(files)
{
    protected override IReadOnlyList<CoveredPage> Find(Stream pdf, IProgress<double> progress, CancellationToken cancellation) => CoveredText.Find(pdf, progress, cancellation);

    protected override CoveredPage ToKeep(CoveredPage found) => found;
}
