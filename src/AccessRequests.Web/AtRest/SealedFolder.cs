using System.Security.Cryptography;

namespace AccessRequests.Web.AtRest;

/// <summary>Files under names that mean nothing, each sealed under its own. A store has one and says who may read from it.</summary>
internal sealed class SealedFolder(string path, FileKeys keys)
{
    private readonly string _folder = Directory.CreateDirectory(path).FullName;

    public string PathOf(Guid name) => Path.Combine(_folder, $"{name:N}");

    public Task<SealedContent> WriteAsync(Guid name, Stream content, CancellationToken cancellation) =>
        SealedFile.WriteAsync(content, PathOf(name), name, keys.Newest, long.MaxValue, cancellation);

    /// <summary>A file of before files were sealed is read as it is, once its content has the hash that was recorded.</summary>
    /// <exception cref="DamagedFileException">It is missing, or is not what was stored.</exception>
    public Stream OpenRead(Guid name, long bytes, string sha256)
    {
        var stream = Open(name);

        if (stream.Length == bytes && (stream is SealedStream || IsOf(stream, sha256)))
        {
            return stream;
        }

        stream.Dispose();
        throw new DamagedFileException();
    }

    /// <summary>Opens a file whose whole content still has the hash that was recorded.</summary>
    /// <inheritdoc cref="OpenRead"/>
    public Stream OpenVerified(Guid name, string sha256)
    {
        var stream = Open(name);

        try
        {
            return IsOf(stream, sha256) ? stream : throw new DamagedFileException();
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Seals a file of before files were sealed; it takes the place of the other at once or not at all.</summary>
    /// <param name="workshop">A folder on the same disk, whose files a start sweeps away.</param>
    /// <returns>False when it was sealed already.</returns>
    /// <exception cref="DamagedFileException">Its content is not what was recorded: it stays as it is.</exception>
    public async Task<bool> SealAsync(Guid name, string sha256, string workshop, CancellationToken cancellation)
    {
        var path = PathOf(name);

        if (!File.Exists(path) || SealedFile.IsSealed(path))
        {
            return false;
        }

        var unfinished = Path.Combine(workshop, $"{Guid.NewGuid():N}.part");

        try
        {
            SealedContent written;

            await using (var plain = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete))
            {
                written = await SealedFile.WriteAsync(plain, unfinished, name, keys.Newest, long.MaxValue, cancellation);
            }

            if (written.Sha256 != sha256)
            {
                throw new DamagedFileException();
            }

            File.Move(unfinished, path, overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    public void Delete(Guid name) => File.Delete(PathOf(name));

    public void Sweep(IReadOnlySet<Guid> known, DateTimeOffset before) =>
        LeftBehind.DeleteFiles(_folder, before, file => Guid.TryParse(Path.GetFileName(file), out var name) && known.Contains(name));

    private Stream Open(Guid name)
    {
        try
        {
            return SealedFile.IsSealed(PathOf(name))
                ? SealedStream.Open(PathOf(name), name, keys)
                : new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.RandomAccess);
        }
        catch (FileNotFoundException)
        {
            throw DamagedFileException.Missing();
        }
    }

    private static bool IsOf(Stream stream, string sha256)
    {
        var isSame = Convert.ToHexStringLower(SHA256.HashData(stream)) == sha256;
        stream.Position = 0;
        return isSame;
    }
}
