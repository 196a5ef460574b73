namespace AccessRequests.Web.AtRest;

/// <summary>
/// The keys of the files at rest, one a line in a file apart from the database. New files take the last one; the earlier ones
/// stay for the files that they closed.
/// </summary>
public sealed class FileKeys
{
    private const string Heading = "# Keys of the files of AccessRequests, the last one in use. Without them no document can be read: back them up, and show them to nobody.";

    private readonly string? _path;
    private volatile IReadOnlyList<FileKey> _keys;

    private FileKeys(string? path, IReadOnlyList<FileKey> keys)
    {
        _path = path;
        _keys = keys;
    }

    public FileKey Newest => _keys[^1];

    /// <summary>A key of this process alone: what it closes is unreadable once the process is gone.</summary>
    public static FileKeys OfThisProcess() => new(null, [FileKey.New()]);

    /// <summary>Reads the key file, and creates it at the first start.</summary>
    /// <param name="hasSealedFiles">Whether files of earlier keys exist. New keys would then hide that those are lost.</param>
    /// <exception cref="InvalidOperationException">The key file is gone, and files need it; or others may read it.</exception>
    public static FileKeys Open(string path, Func<bool> hasSealedFiles)
    {
        if (!File.Exists(path))
        {
            if (hasSealedFiles())
            {
                throw new InvalidOperationException($"The key file {path} is missing, and there are files that only its keys open. Put back the file of a backup.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Write(path, [FileKey.New()], overwrite: false);
        }

        SecretFile.DemandOwnerOnly(path, "the key file");
        return new FileKeys(path, Read(path));
    }

    /// <summary>Adds the key that new files take from now on; a program that runs already takes it at its next start.</summary>
    public void Add()
    {
        _keys = [.. _keys, FileKey.New()];
        Write(_path!, _keys, overwrite: true);
    }

    public FileKey? Find(ReadOnlySpan<byte> id)
    {
        if (FindKnown(id) is { } known)
        {
            return known;
        }

        // Another node may have been started with a newer key.
        if (_path is not null)
        {
            _keys = Read(_path);
        }

        return FindKnown(id);
    }

    private FileKey? FindKnown(ReadOnlySpan<byte> id)
    {
        foreach (var key in _keys)
        {
            if (id.SequenceEqual(key.Id))
            {
                return key;
            }
        }

        return null;
    }

    private static List<FileKey> Read(string path)
    {
        var keys = File.ReadAllLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(FileKey.Parse).ToList();
        return keys.Count > 0 ? keys : throw new FormatException($"The key file {path} is empty: put back the file of a backup.");
    }

    private static void Write(string path, IReadOnlyList<FileKey> keys, bool overwrite) =>
        SecretFile.Write(path, string.Concat(keys.Select(key => key.ToLine()).Prepend(Heading).Select(line => $"{line}\n")), overwrite);
}
