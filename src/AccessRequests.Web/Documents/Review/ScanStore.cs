using System.Text.Json;
using AccessRequests.Pdf;
using AccessRequests.Web.AtRest;

namespace AccessRequests.Web.Documents.Review;

/// <summary>
/// How far originals were looked through and what may be kept of it, on disk and sealed: a restart goes on from there. Places and kinds, no text. It can be
/// found again, so that no backup holds it: what cannot be read, and what another version of the engine found, is looked for anew.
/// </summary>
public sealed class ScanStore : IDisposable
{
    private const string Unfinished = ".part";

    /// <summary>Changes with every change of the engine.</summary>
    private static readonly Guid Engine = typeof(PdfInspector).Assembly.ManifestModule.ModuleVersionId;

    private readonly FileStore _files;
    private readonly FileKeys _keys;
    private readonly string _folder;

    public ScanStore(FileStore files, FileKeys keys, string dataFolder)
    {
        _files = files;
        _keys = keys;
        _folder = Directory.CreateDirectory(Path.Combine(dataFolder, "scans")).FullName;
        _files.Deleted += Delete;
    }

    public void Dispose() => _files.Deleted -= Delete;

    /// <summary>Removes what is of no known original, and what a crash left.</summary>
    /// <param name="before">What was written later may be the work of another node.</param>
    public void Sweep(IReadOnlySet<Guid> known, DateTimeOffset before) =>
        LeftBehind.DeleteFiles(_folder, before, file => !file.EndsWith(Unfinished, StringComparison.Ordinal) && Guid.TryParse(Path.GetFileNameWithoutExtension(file), out var original) && known.Contains(original));

    /// <param name="scan">Which one it is of: a word for the name of a file.</param>
    internal ScanState<TFound>? Read<TFound>(string scan, Guid original)
    {
        try
        {
            using var file = SealedStream.Open(PathOf(scan, original), original, _keys);
            return JsonSerializer.Deserialize<Kept<TFound>>(file) is { } kept && kept.Engine == Engine && kept.Scan == scan ? kept.State : null;
        }
        catch (Exception fault) when (fault is IOException or DamagedFileException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Takes the place of what was kept before at once or not at all.</summary>
    /// <exception cref="IOException"/>
    internal void Write<TFound>(string scan, Guid original, ScanState<TFound> state)
    {
        var path = PathOf(scan, original);
        var unfinished = $"{path}.{Guid.NewGuid():N}{Unfinished}";

        try
        {
            using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new Kept<TFound>(Engine, scan, state)));
            SealedFile.WriteAsync(content, unfinished, original, _keys.Newest, long.MaxValue, CancellationToken.None).GetAwaiter().GetResult();

            // An original that was destroyed meanwhile leaves nothing.
            if (_files.Has(original))
            {
                File.Move(unfinished, path, overwrite: true);
            }
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private string PathOf(string scan, Guid original) => Path.Combine(_folder, $"{original:N}.{scan}");

    private void Delete(Guid original)
    {
        foreach (var file in Directory.EnumerateFiles(_folder, $"{original:N}.*"))
        {
            File.Delete(file);
        }
    }

    private sealed record Kept<TFound>(Guid Engine, string Scan, ScanState<TFound> State);
}

/// <param name="Next">The first page that was not looked at; 0 is the file itself.</param>
/// <param name="PageCount">0 while it is not known.</param>
/// <param name="IsFinished">Pages may be left that were not looked at: enough was found.</param>
internal sealed record ScanState<TFound>(int Next, int PageCount, bool IsFinished, IReadOnlyList<TFound> Found);
