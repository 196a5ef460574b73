using AccessRequests.Domain.Documents;
using AccessRequests.Web.AtRest;

namespace AccessRequests.Web.Documents;

/// <summary>
/// Originals on disk, sealed, under names that mean nothing. Nothing here is reachable from an outgoing route: what leaves comes
/// from <see cref="Packages.ArtefactStore"/>, which has its own folder.
/// </summary>
public sealed class FileStore(string dataFolder, FileKeys keys)
{
    private readonly SealedFolder _folder = new(Path.Combine(dataFolder, "originals"), keys);
    private readonly string _incoming = Directory.CreateDirectory(Path.Combine(dataFolder, "incoming")).FullName;

    /// <summary>Seals what comes into a temporary file; <see cref="IncomingFile.Keep"/> makes it an original, disposal without it leaves nothing.</summary>
    /// <exception cref="FileTooLargeException">More than <paramref name="maxBytes"/> came.</exception>
    public async Task<IncomingFile> ReceiveAsync(Stream content, long maxBytes, CancellationToken cancellation)
    {
        var key = Guid.NewGuid();
        var path = Path.Combine(_incoming, $"{key:N}.part");

        try
        {
            var received = await SealedFile.WriteAsync(content, path, key, keys.Newest, maxBytes, cancellation);
            return new IncomingFile(key, received, path, _folder.PathOf(key), keys);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>From any place in it; each piece is proved when it is read.</summary>
    /// <exception cref="DamagedFileException">It is missing, or is not what was received.</exception>
    public Stream OpenRead(StoredOriginal original) => _folder.OpenRead(original.Key, original.Bytes, original.Sha256);

    /// <summary>Once the whole of it was read and has the hash that was recorded.</summary>
    /// <inheritdoc cref="OpenRead"/>
    public Stream OpenVerified(StoredOriginal original) => _folder.OpenVerified(original.Key, original.Sha256);

    public bool Has(Guid key) => File.Exists(_folder.PathOf(key));

    /// <summary>Told once it is gone; it must not throw.</summary>
    public event Action<Guid>? Deleted;

    public void Delete(Guid key)
    {
        _folder.Delete(key);
        Deleted?.Invoke(key);
    }

    /// <inheritdoc cref="SealedFolder.SealAsync"/>
    public Task<bool> SealAsync(StoredOriginal original, CancellationToken cancellation) =>
        _folder.SealAsync(original.Key, original.Sha256, _incoming, cancellation);

    /// <summary>Removes what uploads that were cut off by a crash left: nothing ever names it.</summary>
    /// <param name="before">What was written later may be the work of another node.</param>
    public void SweepIncoming(DateTimeOffset before) => LeftBehind.DeleteFiles(_incoming, before);

    /// <summary>Removes originals that no row names.</summary>
    /// <inheritdoc cref="SweepIncoming"/>
    public void Sweep(IReadOnlySet<Guid> known, DateTimeOffset before) => _folder.Sweep(known, before);
}

/// <summary>A file that was received. Disposed without <see cref="Keep"/> it is gone.</summary>
public sealed class IncomingFile(Guid key, SealedContent content, string temporaryPath, string finalPath, FileKeys keys) : IDisposable
{
    public Guid Key { get; } = key;

    public long Bytes { get; } = content.Bytes;

    /// <summary>Lower-case hexadecimal.</summary>
    public string Sha256 { get; } = content.Sha256;

    public Stream OpenRead() => SealedStream.Open(temporaryPath, Key, keys);

    public void Keep() => File.Move(temporaryPath, finalPath);

    public void Dispose() => File.Delete(temporaryPath);
}
