using System.Security.Cryptography;

namespace AccessRequests.Web.Documents;

/// <summary>
/// Originals on disk, under names that mean nothing. Nothing here is reachable from an outgoing route:
/// what leaves comes from <see cref="Packages.ArtefactStore"/>, which has its own folder.
/// </summary>
public sealed class FileStore
{
    private readonly string _folder;
    private readonly string _incoming;

    public FileStore(string dataFolder)
    {
        _folder = Directory.CreateDirectory(Path.Combine(dataFolder, "originals")).FullName;
        _incoming = Directory.CreateDirectory(Path.Combine(dataFolder, "incoming")).FullName;
    }

    /// <summary>Streams to a temporary file; <see cref="IncomingFile.Keep"/> makes it an original, disposal without it leaves nothing.</summary>
    /// <exception cref="FileTooLargeException">More than <paramref name="maxBytes"/> came.</exception>
    public async Task<IncomingFile> ReceiveAsync(Stream content, long maxBytes, CancellationToken cancellation)
    {
        var key = Guid.NewGuid();
        var incoming = new IncomingFile(key, Path.Combine(_incoming, $"{key:N}.part"), PathOf(key));

        try
        {
            await incoming.FillAsync(content, maxBytes, cancellation);
            return incoming;
        }
        catch
        {
            incoming.Dispose();
            throw;
        }
    }

    public FileStream OpenRead(Guid key) =>
        new(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, FileOptions.Asynchronous | FileOptions.RandomAccess);

    public string PathOf(Guid key) => Path.Combine(_folder, $"{key:N}");

    public void Delete(Guid key) => File.Delete(PathOf(key));

    /// <summary>Removes what an upload that was cut off by a crash left, and originals that no row names.</summary>
    public void Sweep(IReadOnlySet<Guid> known)
    {
        foreach (var path in Directory.EnumerateFiles(_incoming))
        {
            File.Delete(path);
        }

        foreach (var path in Directory.EnumerateFiles(_folder))
        {
            if (!Guid.TryParse(Path.GetFileName(path), out var key) || !known.Contains(key))
            {
                File.Delete(path);
            }
        }
    }
}

/// <summary>A file being received. Disposed without <see cref="Keep"/> it is gone.</summary>
public sealed class IncomingFile(Guid key, string temporaryPath, string finalPath) : IDisposable
{
    public Guid Key { get; } = key;

    public long Bytes { get; private set; }

    /// <summary>Lower-case hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    public FileStream OpenRead() => new(temporaryPath, FileMode.Open, FileAccess.Read, FileShare.Read);

    public void Keep() => File.Move(temporaryPath, finalPath);

    public void Dispose() => File.Delete(temporaryPath);

    internal async Task FillAsync(Stream content, long maxBytes, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var file = new FileStream(temporaryPath, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
        var buffer = new byte[128 * 1024];

        for (int read; (read = await content.ReadAsync(buffer, cancellation)) > 0;)
        {
            Bytes += read;

            if (Bytes > maxBytes)
            {
                throw new FileTooLargeException(maxBytes);
            }

            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

public sealed class FileTooLargeException(long maxBytes)
    : Exception($"Le fichier dépasse la limite de {maxBytes / (1024 * 1024)} Mo. Divisez-le en plusieurs documents.");
