using AccessRequests.Pdf;

namespace AccessRequests.Web.Documents.Review;

/// <summary>Which pages of an original hold text that can be copied and is not seen: places only, no text.</summary>
public sealed class CoveredTextScan(FileStore files, ScanStore store, DeskPace pace) : OriginalScan<CoveredPage>(files, store, pace)
{
    protected override string Name => "covered";

    protected override void Find(Stream pdf, int from, IProgress<ScannedPage<CoveredPage>> progress, CancellationToken cancellation) =>
        CoveredText.Find(pdf, Math.Max(1, from), progress, cancellation);

    protected override CoveredPage ToKeep(CoveredPage found) => found;
}
