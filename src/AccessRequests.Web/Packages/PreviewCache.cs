using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;
using AccessRequests.Web.AtRest;

namespace AccessRequests.Web.Packages;

/// <summary>
/// Redacted copies made for the eyes of the office, one per version of a document, so that a viewer's range requests do not
/// redact it again. Sealed by a key of this process, and emptied at each start.
/// </summary>
public sealed class PreviewCache(DocumentRelease release, string dataFolder) : IDisposable
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(dataFolder, "previews")).FullName;
    private readonly FileKeys _keys = FileKeys.OfThisProcess();
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly Dictionary<string, IReadOnlyList<PageWithheld>> _withheld = [];

    public void Dispose() => _oneAtATime.Dispose();

    /// <summary>The redacted copy and the pages that a notice replaces in it.</summary>
    /// <inheritdoc cref="DocumentRelease.Write(RequestedDocument, Stream, IProgress{double}?, CancellationToken)"/>
    public async Task<Preview> PreviewAsync(RequestedDocument document, CancellationToken cancellation)
    {
        var path = Path.Combine(_folder, $"{document.Id.Value:N}-{document.Version:N}");
        await _oneAtATime.WaitAsync(cancellation);

        try
        {
            // Another node that starts takes the older ones away.
            if (!_withheld.TryGetValue(path, out var withheld) || !File.Exists(path))
            {
                Clear(document.Id);
                withheld = await MakeAsync(document, path, cancellation);
                _withheld[path] = withheld;
            }

            return new Preview(path, document.Version, withheld);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>The document is gone.</summary>
    public async Task ForgetAsync(DocumentId document, CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);

        try
        {
            Clear(document);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <exception cref="DamagedFileException">The copy was changed on disk.</exception>
    public Stream OpenRead(Preview preview) => SealedStream.Open(preview.Path, preview.Version, _keys);

    /// <param name="before">What was made later may be that of another node.</param>
    public void Empty(DateTimeOffset before) => LeftBehind.DeleteFiles(_folder, before);

    private void Clear(DocumentId document)
    {
        foreach (var stale in Directory.EnumerateFiles(_folder, $"{document.Value:N}-*"))
        {
            File.Delete(stale);
            _withheld.Remove(stale);
        }
    }

    /// <summary>In clear while it is made and proved, under no name, and no longer.</summary>
    private async Task<IReadOnlyList<PageWithheld>> MakeAsync(RequestedDocument document, string path, CancellationToken cancellation)
    {
        try
        {
            await using var proved = NamelessFile.Create(_folder);
            var released = await Task.Run(() => release.Write(document, proved, null, cancellation), cancellation);
            proved.Position = 0;
            await SealedFile.WriteAsync(proved, path, document.Version, _keys.Newest, long.MaxValue, cancellation);
            return released.Redaction.Withheld;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }
}

/// <param name="Withheld">Pages replaced by a notice: those that were marked whole, and those that the engine cannot treat with certainty.</param>
public sealed record Preview(string Path, Guid Version, IReadOnlyList<PageWithheld> Withheld);
