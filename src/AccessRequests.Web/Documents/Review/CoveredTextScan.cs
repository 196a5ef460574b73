using System.Collections.Concurrent;
using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;

namespace AccessRequests.Web.Documents.Review;

/// <summary>
/// Which pages of an original hold text that can be copied and is not seen. An original never changes, so the answer is kept
/// (places only, no text); one document is looked at at a time, since every page is drawn.
/// </summary>
public sealed class CoveredTextScan(FileStore files) : IDisposable
{
    private const int MaxKept = 500;

    private readonly ConcurrentDictionary<Guid, IReadOnlyList<CoveredPage>> _known = new();
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <param name="progress">From 0 to 1.</param>
    /// <exception cref="UnredactablePdfException">The second engine cannot read the file.</exception>
    public async Task<IReadOnlyList<CoveredPage>> OfAsync(RequestedDocument document, IProgress<double> progress, CancellationToken cancellation)
    {
        if (_known.TryGetValue(document.Original.Key, out var known))
        {
            return known;
        }

        await _one.WaitAsync(cancellation);

        try
        {
            var found = await Task.Run(() => Find(document, progress, cancellation), cancellation);

            if (_known.Count >= MaxKept)
            {
                _known.Clear();
            }

            return _known[document.Original.Key] = found;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private IReadOnlyList<CoveredPage> Find(RequestedDocument document, IProgress<double> progress, CancellationToken cancellation)
    {
        using var pdf = files.OpenRead(document.Original);
        return CoveredText.Find(pdf, progress, cancellation);
    }
}
