using System.Collections.Concurrent;
using AccessRequests.Domain.Documents;

namespace AccessRequests.Web.Documents.Review;

/// <summary>Looks at originals for what a page does not show. An original never changes, so what may be kept of the answer is; one is looked at at a time.</summary>
public abstract class OriginalScan<TFound>(FileStore files) : IDisposable
{
    private const int MaxKept = 500;

    private readonly ConcurrentDictionary<Guid, IReadOnlyList<TFound>> _known = new();
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>What was kept of it; null until it was looked at once since the start.</summary>
    public IReadOnlyList<TFound>? Known(RequestedDocument document) => _known.GetValueOrDefault(document.Original.Key);

    /// <param name="progress">From 0 to 1.</param>
    /// <exception cref="Pdf.UnredactablePdfException">The file cannot be read.</exception>
    public async Task<IReadOnlyList<TFound>> ReadAsync(RequestedDocument document, IProgress<double> progress, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);

        try
        {
            var found = await Task.Run(
                () =>
                {
                    using var pdf = files.OpenRead(document.Original);
                    return Find(pdf, progress, cancellation);
                },
                cancellation);

            if (_known.Count >= MaxKept)
            {
                _known.Clear();
            }

            _known[document.Original.Key] = [.. found.Select(ToKeep)];
            return found;
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

    protected abstract IReadOnlyList<TFound> Find(Stream pdf, IProgress<double> progress, CancellationToken cancellation);

    /// <summary>What of it may be kept: no text.</summary>
    protected abstract TFound ToKeep(TFound found);
}
