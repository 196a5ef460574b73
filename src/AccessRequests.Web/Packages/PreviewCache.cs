using AccessRequests.Domain.Documents;

namespace AccessRequests.Web.Packages;

/// <summary>
/// Redacted copies made for the eyes of the office, one per version of a document, so that a viewer's range requests do not
/// redact it again. Emptied at each start.
/// </summary>
public sealed class PreviewCache(DocumentRelease release, string dataFolder) : IDisposable
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(dataFolder, "previews")).FullName;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <returns>The path of the redacted copy.</returns>
    public async Task<string> PathAsync(RequestedDocument document, CancellationToken cancellation)
    {
        var path = Path.Combine(_folder, $"{document.Id.Value:N}-{document.Version:N}.pdf");
        await _oneAtATime.WaitAsync(cancellation);

        try
        {
            if (!File.Exists(path))
            {
                foreach (var stale in Directory.EnumerateFiles(_folder, $"{document.Id.Value:N}-*"))
                {
                    File.Delete(stale);
                }

                // Made under another name first: a crash must not leave half a file that looks whole.
                var unfinished = $"{path}.part";
                File.Delete(unfinished);
                await Task.Run(() => release.Write(document, unfinished, null, cancellation), cancellation);
                File.Move(unfinished, path);
            }

            return path;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    public void Empty()
    {
        foreach (var path in Directory.EnumerateFiles(_folder))
        {
            File.Delete(path);
        }
    }
}
