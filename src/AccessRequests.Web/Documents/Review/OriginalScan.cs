using System.Collections.Concurrent;
using System.Diagnostics;
using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;

namespace AccessRequests.Web.Documents.Review;

/// <summary>
/// Looks at originals for what a page does not show. An original never changes, so what may be kept of the answer is, by ranges of pages: whoever
/// leaves before the end, and a server that stops, has the next one go on from there. They take turns page by page, so that a short document does not wait for
/// a long one, and whoever works at a desk goes first.
/// </summary>
public abstract class OriginalScan<TFound>(FileStore files, ScanStore store, DeskPace pace) : IDisposable
{
    /// <summary>Between two times that it is kept on disk: seconds of work.</summary>
    public const int PagesAtATime = 50;

    private const int MaxKept = 500;

    /// <summary>Between two looks at how far another reader of the same document is.</summary>
    private static readonly TimeSpan Beside = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, Scan> _scans = new();
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>A word for the name of a file.</summary>
    protected abstract string Name { get; }

    /// <summary>What was kept of it; null until it was looked at to its end.</summary>
    public IReadOnlyList<TFound>? Known(RequestedDocument document) => ScanOf(document.Original.Key) is { IsFinished: true } scan ? scan.Found : null;

    /// <returns>What may be kept of what was found.</returns>
    /// <exception cref="UnredactablePdfException">The file cannot be read.</exception>
    /// <exception cref="AtRest.DamagedFileException">It is missing, or is not what was received.</exception>
    public async Task<IReadOnlyList<TFound>> ReadAsync(RequestedDocument document, IProgress<ScanProgress> progress, CancellationToken cancellation)
    {
        var scan = ScanOf(document.Original.Key);

        while (!await scan.Alone.WaitAsync(Beside, cancellation))
        {
            progress.Report(scan.Progress);
        }

        try
        {
            if (!scan.IsFinished)
            {
                await Task.Factory.StartNew(() => Look(document.Original, scan, progress, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }

            return scan.Found;
        }
        finally
        {
            scan.Alone.Release();
        }
    }

    public void Dispose()
    {
        _turn.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <param name="from">The first page to look at; 0 is the file itself.</param>
    protected abstract void Find(Stream pdf, int from, IProgress<ScannedPage<TFound>> progress, CancellationToken cancellation);

    /// <summary>What of it may be kept: no text.</summary>
    protected abstract TFound ToKeep(TFound found);

    private Scan ScanOf(Guid key)
    {
        if (_scans.Count >= MaxKept)
        {
            // They are on disk.
            _scans.Clear();
        }

        return _scans.GetOrAdd(key, key => store.Read<TFound>(Name, key) is { } kept ? new Scan(kept) : new Scan());
    }

    private void Look(StoredOriginal original, Scan scan, IProgress<ScanProgress> progress, CancellationToken cancellation)
    {
        pace.WaitForCalm(DeskPace.Longest, cancellation);
        TakeTurn(cancellation);

        try
        {
            var began = Stopwatch.GetTimestamp();
            using var pdf = files.OpenRead(original);

            Find(
                pdf,
                scan.Next,
                new PageByPage(page =>
                {
                    scan.Add(page, page.Found.Select(ToKeep));
                    progress.Report(scan.Progress);

                    if (page.Number % PagesAtATime == 0)
                    {
                        store.Write(Name, original.Key, scan.State);
                    }

                    pace.WaitForCalm(DeskPace.After(Stopwatch.GetElapsedTime(began)), cancellation);
                    _turn.Release();
                    TakeTurn(CancellationToken.None);
                    began = Stopwatch.GetTimestamp();
                }),
                cancellation);
            scan.IsFinished = true;
        }
        finally
        {
            _turn.Release();
            store.Write(Name, original.Key, scan.State);
        }
    }

    /// <summary>In the order in which they came, which threads that wait by themselves do not keep.</summary>
    private void TakeTurn(CancellationToken cancellation) => _turn.WaitAsync(cancellation).GetAwaiter().GetResult();

    /// <summary>Changed by the one reader that holds it alone.</summary>
    private sealed class Scan
    {
        private readonly List<TFound> _found = [];

        public Scan()
        {
        }

        public Scan(ScanState<TFound> kept)
        {
            _found.AddRange(kept.Found);
            (Next, PageCount, IsFinished) = (kept.Next, kept.PageCount, kept.IsFinished);
        }

        public SemaphoreSlim Alone { get; } = new(1, 1);

        public int Next { get; private set; }

        public int PageCount { get; private set; }

        public bool IsFinished { get; set; }

        public IReadOnlyList<TFound> Found => _found;

        public ScanProgress Progress => new(Math.Max(0, Next - 1), PageCount);

        public ScanState<TFound> State => new(Next, PageCount, IsFinished, _found);

        public void Add(ScannedPage<TFound> page, IEnumerable<TFound> found)
        {
            _found.AddRange(found);
            (Next, PageCount) = (page.Number + 1, page.PageCount);
        }
    }

    /// <summary>At once, on the thread that looks: a page that is told later might not be told before the scan is stopped.</summary>
    private sealed class PageByPage(Action<ScannedPage<TFound>> tell) : IProgress<ScannedPage<TFound>>
    {
        public void Report(ScannedPage<TFound> value) => tell(value);
    }
}
