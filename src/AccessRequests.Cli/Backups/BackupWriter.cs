using System.IO.Compression;
using System.Security.Cryptography;

namespace AccessRequests.Cli.Backups;

/// <summary>
/// Packs a data folder that may be in use. Files first, by what a copy of the database names, then that copy, then the keys: no row of
/// the archive lacks a file that existed, and no file lacks its key.
/// </summary>
internal sealed class BackupWriter(DirectoryInfo data, FileInfo? keyFile, string temporaryDatabase, ZipArchive archive)
{
    private const int MostCopies = 5;

    private readonly Dictionary<string, BackupEntry> _entries = [];

    public BackupManifest Write(bool hasDatabase, CancellationToken cancellation)
    {
        var missing = hasDatabase ? AddDatabaseAndItsFiles(cancellation) : AddFolders(cancellation);
        AddFolder("mail", cancellation);
        AddKeys(cancellation);

        var manifest = new BackupManifest(BackupManifest.CurrentVersion, TimeProvider.System.GetUtcNow(), [.. _entries.Values], missing);
        using var entry = archive.CreateEntry(BackupManifest.EntryName).Open();
        manifest.Write(entry);
        return manifest;
    }

    private List<string> AddDatabaseAndItsFiles(CancellationToken cancellation)
    {
        List<string> missing = [];

        for (var copies = 1; ; copies++)
        {
            // Of before the copy: the row that it names is in the copy, whatever was written meanwhile.
            var note = File.Exists(PathOf(BackupManifest.HistoryNote)) ? File.ReadAllBytes(PathOf(BackupManifest.HistoryNote)) : null;
            using var snapshot = DatabaseSnapshot.Take(PathOf(BackupManifest.Database), temporaryDatabase);
            var absent = snapshot.Files().Where(name => !_entries.ContainsKey(name) && !TryAdd(name, cancellation)).ToList();

            // A file that is absent was removed since the copy, or is lost: a newer copy tells which.
            if (absent.TrueForAll(missing.Contains) || copies == MostCopies)
            {
                snapshot.Check();
                using var database = File.OpenRead(snapshot.Path);
                Add(BackupManifest.Database, database, CompressionLevel.Fastest, cancellation);

                if (note is not null)
                {
                    using var text = new MemoryStream(note);
                    Add(BackupManifest.HistoryNote, text, CompressionLevel.NoCompression, cancellation);
                }

                return absent;
            }

            missing = absent;
        }
    }

    private List<string> AddFolders(CancellationToken cancellation)
    {
        AddFolder("originals", cancellation);
        AddFolder("artefacts", cancellation);
        TryAdd(BackupManifest.HistoryNote, cancellation);
        return [];
    }

    private void AddKeys(CancellationToken cancellation)
    {
        if (keyFile is not null)
        {
            using var keys = keyFile.OpenRead();
            Add(BackupManifest.KeyFile, keys, CompressionLevel.NoCompression, cancellation);
        }

        AddFolder("keys", cancellation);

        if (!_entries.ContainsKey(BackupManifest.KeyFile) && _entries.Keys.Any(IsSealed))
        {
            throw new FileNotFoundException($"Les clés des fichiers ne sont pas dans « {PathOf(BackupManifest.KeyFile)} » : indiquez leur fichier par --keys.");
        }
    }

    private void AddFolder(string folder, CancellationToken cancellation)
    {
        if (Directory.Exists(PathOf(folder)))
        {
            foreach (var path in Directory.EnumerateFiles(PathOf(folder)))
            {
                var name = $"{folder}/{Path.GetFileName(path)}";

                if (BackupManifest.IsOurs(name) && !name.EndsWith(".part", StringComparison.Ordinal) && !_entries.ContainsKey(name))
                {
                    TryAdd(name, cancellation);
                }
            }
        }
    }

    private bool TryAdd(string name, CancellationToken cancellation)
    {
        try
        {
            using var file = new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            Add(name, file, CompressionLevel.NoCompression, cancellation);
            return true;
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private void Add(string name, Stream content, CompressionLevel compression, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var entry = archive.CreateEntry(name, compression).Open();
        var buffer = new byte[128 * 1024];
        var bytes = 0L;

        for (int read; (read = content.Read(buffer)) > 0; bytes += read)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            entry.Write(buffer, 0, read);
        }

        _entries[name] = new BackupEntry(name, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>By the first bytes of its form (docs/decisions/0009-files-at-rest.md).</summary>
    private bool IsSealed(string name)
    {
        if (!name.StartsWith("originals/", StringComparison.Ordinal) && !name.StartsWith("artefacts/", StringComparison.Ordinal))
        {
            return false;
        }

        Span<byte> start = stackalloc byte[6];
        using var file = File.OpenRead(PathOf(name));
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("ARSEAL"u8);
    }

    private string PathOf(string name) => Path.Combine(data.FullName, name);
}
