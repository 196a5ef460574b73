using System.Collections.Concurrent;
using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;

namespace AccessRequests.Web.Documents.Review;

/// <summary>
/// Looks at originals for what a page does not show. An original never changes, so what may be kept of the answer is, page by page: whoever
/// leaves before the end has the next one go on from there. One is looked at at a time, and whoever works at a desk goes first.
/// </summary>
public abstract class OriginalScan<TFound>(FileStore files, DeskPace pace) : IDisposable
{
    private const int MaxKept = 500;

    private readonly ConcurrentDictionary<Guid, IReadOnlyList<TFound>> _known = new();

    /// <summary>Those that were left before their end, touched by the one that looks alone.</summary>
    private readonly Dictionary<Guid, Begun> _begun = [];
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>What was kept of it; null until it was looked at to its end since the start.</summary>
    public IReadOnlyList<TFound>? Known(RequestedDocument document) => _known.GetValueOrDefault(document.Original.Key);

    /// <param name="progress">From 0 to 1.</param>
    /// <returns>What may be kept of what was found.</returns>
    /// <exception cref="UnredactablePdfException">The file cannot be read.</exception>
    public async Task<IReadOnlyList<TFound>> ReadAsync(RequestedDocument document, IProgress<double> progress, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);

        try
        {
            if (Known(document) is { } known)
            {
                return known;
            }

            if (_known.Count + _begun.Count >= MaxKept)
            {
                _known.Clear();
                _begun.Clear();
            }

            var key = document.Original.Key;
            var begun = _begun.TryGetValue(key, out var left) ? left : _begun[key] = new Begun();
            await Task.Factory.StartNew(
                () =>
                {
                    pace.WaitForCalm(cancellation);
                    using var pdf = files.OpenRead(document.Original);
                    Find(pdf, begun.Next, new PageByPage(page => Keep(begun, page, progress, cancellation)), cancellation);
                },
                cancellation,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
            _begun.Remove(key);
            return _known[key] = begun.Found;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <param name="from">The first page to look at; 0 is the file itself.</param>
    protected abstract void Find(Stream pdf, int from, IProgress<ScannedPage<TFound>> progress, CancellationToken cancellation);

    /// <summary>What of it may be kept: no text.</summary>
    protected abstract TFound ToKeep(TFound found);

    private void Keep(Begun begun, ScannedPage<TFound> page, IProgress<double> progress, CancellationToken cancellation)
    {
        begun.Found.AddRange(page.Found.Select(ToKeep));
        begun.Next = page.Number + 1;
        progress.Report((double)page.Number / page.PageCount);
        pace.WaitForCalm(cancellation);
    }

    private sealed class Begun
    {
        public int Next { get; set; }

        public List<TFound> Found { get; } = [];
    }

    /// <summary>At once, on the thread that looks: a page that is told later might not be told before the scan is stopped.</summary>
    private sealed class PageByPage(Action<ScannedPage<TFound>> tell) : IProgress<ScannedPage<TFound>>
    {
        public void Report(ScannedPage<TFound> value) => tell(value);
    }
}
