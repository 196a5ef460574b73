using AccessRequests.Domain.Documents;
using AccessRequests.Pdf;

namespace AccessRequests.Web.Packages;

/// <summary>
/// Redacted copies made for the eyes of the office, one per version of a document, so that a viewer's range requests do not
/// redact it again. Emptied at each start.
/// </summary>
public sealed class PreviewCache(DocumentRelease release, string dataFolder) : IDisposable
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(dataFolder, "previews")).FullName;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly Dictionary<string, IReadOnlyList<PageWithheld>> _withheld = [];

    public void Dispose() => _oneAtATime.Dispose();

    /// <returns>The path of the redacted copy.</returns>
    /// <exception cref="UnredactablePdfException">The engine refuses the document.</exception>
    /// <exception cref="UnverifiedReleaseException">The result did not pass its verification.</exception>
    public async Task<string> PathAsync(RequestedDocument document, CancellationToken cancellation) =>
        (await PreviewAsync(document, cancellation)).Path;

    /// <summary>The redacted copy and the pages that a notice replaces in it.</summary>
    /// <inheritdoc cref="PathAsync"/>
    public async Task<Preview> PreviewAsync(RequestedDocument document, CancellationToken cancellation)
    {
        var path = Path.Combine(_folder, $"{document.Id.Value:N}-{document.Version:N}.pdf");
        await _oneAtATime.WaitAsync(cancellation);

        try
        {
            if (!_withheld.TryGetValue(path, out var withheld))
            {
                foreach (var stale in Directory.EnumerateFiles(_folder, $"{document.Id.Value:N}-*"))
                {
                    File.Delete(stale);
                    _withheld.Remove(stale);
                }

                // Made under another name first: a crash must not leave half a file that looks whole.
                var unfinished = $"{path}.part";
                File.Delete(unfinished);
                var released = await Task.Run(() => release.Write(document, unfinished, null, cancellation), cancellation);
                File.Move(unfinished, path);
                withheld = released.Redaction.Withheld;
                _withheld[path] = withheld;
            }

            return new Preview(path, withheld);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Empty()
    {
        foreach (var path in Directory.EnumerateFiles(_folder))
        {
            File.Delete(path);
        }
    }
}

/// <param name="Withheld">Pages replaced by a notice: those that were marked whole, and those that the engine cannot treat with certainty.</param>
public sealed record Preview(string Path, IReadOnlyList<PageWithheld> Withheld);
