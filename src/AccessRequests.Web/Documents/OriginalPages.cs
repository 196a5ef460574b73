using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;

namespace AccessRequests.Web.Documents;

/// <summary>
/// Where the pages of the originals lie on which people act, shared by all of them: a mark then reads its page and not the whole file. The
/// original itself is opened for each reading, and proved as ever; between two of them neither its bytes nor the words of a page are held.
/// </summary>
public sealed class OriginalPages : IDisposable
{
    public const int MaxFiles = 8;

    /// <summary>By <see cref="BytesAnObject"/>; a file that would take more is opened anew each time.</summary>
    public const long MaxBytes = 64 << 20;

    /// <summary>After the last reading.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(2);

    /// <summary>Measured: 760 to 1,080 for each object of a file of thousands of pages.</summary>
    private const long BytesAnObject = 1_200;

    private readonly FileStore _files;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _one = new();

    /// <summary>The one read last stands at the end.</summary>
    private readonly List<Kept> _kept = [];

    public OriginalPages(FileStore files, TimeProvider time)
    {
        _files = files;
        _time = time;
        _files.Deleted += Forget;
        _timer = time.CreateTimer(_ => ForgetIdle(), null, KeptFor / 4, KeptFor / 4);
    }

    /// <summary>How many are known at this time.</summary>
    public int Count
    {
        get
        {
            lock (_one)
            {
                return _kept.Count;
            }
        }
    }

    /// <param name="read">Given the file too, which is open while it reads.</param>
    /// <exception cref="AtRest.DamagedFileException">It is missing, or is not what was received.</exception>
    /// <exception cref="UnredactablePdfException">The file cannot be read with certainty.</exception>
    public T Read<T>(StoredOriginal original, Func<LocatedPages, Stream, T> read)
    {
        try
        {
            using var pdf = _files.OpenRead(original);
            var kept = Take(original.Key);
            var pages = kept.Locate(pdf);
            Bound(kept, pages.ObjectCount * BytesAnObject);
            return read(pages, pdf);
        }
        catch
        {
            // A reading that ended in the middle leaves nothing to go on from.
            Forget(original.Key);
            throw;
        }
    }

    /// <summary>In the background: whoever is about to mark waits less for the first mark.</summary>
    public Task PrepareAsync(StoredOriginal original) => IsKnown(original.Key) ? Task.CompletedTask : Task.Run(() =>
    {
        try
        {
            Read(original, (_, _) => true);
        }
        catch (Exception fault) when (fault is UnredactablePdfException or IOException)
        {
            // The mark itself will say so.
        }
    });

    public void Dispose()
    {
        _files.Deleted -= Forget;
        _timer.Dispose();
    }

    private bool IsKnown(Guid key)
    {
        lock (_one)
        {
            return _kept.Find(known => known.Key == key) is { } kept && Touch(kept);
        }
    }

    /// <summary>Two who come at once locate the pages once.</summary>
    private Kept Take(Guid key)
    {
        lock (_one)
        {
            var kept = _kept.Find(known => known.Key == key) ?? new Kept(key);
            Touch(kept);
            return kept;
        }
    }

    private bool Touch(Kept kept)
    {
        kept.ReadAt = _time.GetTimestamp();
        _kept.Remove(kept);
        _kept.Add(kept);
        return true;
    }

    private void Bound(Kept kept, long bytes)
    {
        lock (_one)
        {
            kept.Bytes = bytes;

            if (bytes > MaxBytes)
            {
                _kept.Remove(kept);
            }

            while (_kept.Count > MaxFiles || _kept.Sum(known => known.Bytes) > MaxBytes)
            {
                _kept.RemoveAt(0);
            }
        }
    }

    private void Forget(Guid key)
    {
        lock (_one)
        {
            _kept.RemoveAll(known => known.Key == key);
        }
    }

    private void ForgetIdle()
    {
        lock (_one)
        {
            _kept.RemoveAll(known => _time.GetElapsedTime(known.ReadAt) >= KeptFor);
        }
    }

    private sealed class Kept(Guid key)
    {
        private readonly Lock _locating = new();
        private LocatedPages? _pages;

        public Guid Key { get; } = key;

        /// <summary>0 until its pages are located.</summary>
        public long Bytes { get; set; }

        public long ReadAt { get; set; }

        public LocatedPages Locate(Stream pdf)
        {
            lock (_locating)
            {
                return _pages ??= LocatedPages.In(pdf);
            }
        }
    }
}
