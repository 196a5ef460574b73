using System.Collections.Concurrent;
using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;

namespace AccessRequests.Web.Documents.Review;

/// <summary>
/// What an original carries that its pages do not show. What it says is given to whoever looks and kept nowhere; what there is, by kind
/// and page, is kept, since an original never changes.
/// </summary>
public sealed class HiddenContentScan(FileStore files) : IDisposable
{
    public const int MaxItems = 500;
    private const int MaxKept = 500;

    private readonly ConcurrentDictionary<Guid, IReadOnlyList<HiddenItem>> _known = new();
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Without what the items say; null until the document was looked at once since the start.</summary>
    public IReadOnlyList<HiddenItem>? Known(RequestedDocument document) => _known.GetValueOrDefault(document.Original.Key);

    /// <param name="progress">From 0 to 1.</param>
    /// <exception cref="UnredactablePdfException">The file cannot be read any more.</exception>
    public async Task<IReadOnlyList<HiddenItem>> ReadAsync(RequestedDocument document, IProgress<double> progress, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);

        try
        {
            var items = await Task.Run(() => Find(document, progress, cancellation), cancellation);

            if (_known.Count >= MaxKept)
            {
                _known.Clear();
            }

            _known[document.Original.Key] = [.. items.Select(item => item with { Label = null, Text = null })];
            return items;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private IReadOnlyList<HiddenItem> Find(RequestedDocument document, IProgress<double> progress, CancellationToken cancellation)
    {
        using var pdf = files.OpenRead(document.Original);
        return PdfInspector.FindHidden(pdf, MaxItems, progress, cancellation);
    }
}
