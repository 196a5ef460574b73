using System.CommandLine;
using System.IO.Compression;
using System.Security.Cryptography;
using AccessRequests.Domain;
using Microsoft.Data.Sqlite;

namespace AccessRequests.Cli.Backups;

/// <summary>
/// <c>restore --from FILE --data FOLDER</c>: 0 the folder is restored; 2 nothing was: the archive is damaged or incomplete, or the folder is
/// not empty.
/// </summary>
internal static class RestoreCommand
{
    private const int Restored = 0;
    private const int NotRestored = 2;

    public static Command Create()
    {
        var from = new Option<FileInfo>("--from") { Description = "Une archive de la commande backup.", Required = true };
        var data = new Option<DirectoryInfo>("--data") { Description = "Le dossier de données à créer, ou un dossier vide.", Required = true };
        var command = new Command("restore", "Remet une sauvegarde en place, après l’avoir vérifiée en entier.") { from, data };

        command.SetAction((arguments, cancellation) => Task.FromResult(Run(
            arguments.GetRequiredValue(from), arguments.GetRequiredValue(data), arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error, cancellation)));
        return command;
    }

    private static int Run(FileInfo from, DirectoryInfo data, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        var target = Path.TrimEndingDirectorySeparator(data.FullName);
        var unfinished = $"{target}.{Guid.NewGuid():N}.part";

        try
        {
            if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            {
                throw new IOException($"« {target} » n’est pas vide.");
            }

            var manifest = Unpack(from, unfinished, cancellation);
            Check(manifest, unfinished);
            File.WriteAllText(Path.Combine(unfinished, BackupManifest.NoteOfRestore), $"{manifest.At:O}\n");

            if (Directory.Exists(target))
            {
                Directory.Delete(target);
            }

            Directory.Move(unfinished, target);
            Tell(manifest, output);
            return Restored;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException or InvalidDataException)
        {
            errors.WriteLine($"Rien n’a été remis en place : {MachineFailures.InFrench(failure)}");
            return NotRestored;
        }
        finally
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }
    }

    private static BackupManifest Unpack(FileInfo from, string folder, CancellationToken cancellation)
    {
        using var archive = ZipFile.OpenRead(from.FullName);
        using var listed = (archive.GetEntry(BackupManifest.EntryName) ?? throw new InvalidDataException("L’archive n’a pas de manifeste : elle n’est pas complète.")).Open();
        var manifest = BackupManifest.Read(listed);

        if (archive.Entries.Count != manifest.Entries.Count + 1)
        {
            throw new InvalidDataException("L’archive ne contient pas ce que dit son manifeste.");
        }

        MakeFolder(folder);

        foreach (var entry in manifest.Entries)
        {
            Unpack(archive, entry, folder, cancellation);
        }

        return manifest;
    }

    private static void Unpack(ZipArchive archive, BackupEntry entry, string folder, CancellationToken cancellation)
    {
        if (!BackupManifest.IsOurs(entry.Name))
        {
            throw new InvalidDataException($"« {entry.Name} » n’est pas un fichier du programme.");
        }

        var path = Path.Combine(folder, entry.Name);
        MakeFolder(Path.GetDirectoryName(path)!);
        using var packed = (archive.GetEntry(entry.Name) ?? throw new InvalidDataException($"« {entry.Name} » manque dans l’archive.")).Open();
        using var file = new FileStream(path, DatabaseSnapshot.Owned(FileMode.CreateNew));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];

        for (int read; (read = packed.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            file.Write(buffer, 0, read);
        }

        if (file.Length != entry.Bytes || Convert.ToHexStringLower(hash.GetHashAndReset()) != entry.Sha256)
        {
            throw new InvalidDataException($"« {entry.Name} » est endommagé dans l’archive.");
        }

        file.Flush(flushToDisk: true);
    }

    /// <summary>The hashes speak for the entries, and the database for what should be among them.</summary>
    private static void Check(BackupManifest manifest, string folder)
    {
        var database = Path.Combine(folder, BackupManifest.Database);

        if (!File.Exists(database))
        {
            return;
        }

        var restored = new DatabaseSnapshot(database);
        restored.Check();

        if (restored.Files().Except(manifest.Missing).FirstOrDefault(name => !File.Exists(Path.Combine(folder, name))) is { } absent)
        {
            throw new InvalidDataException($"« {absent} » manque dans l’archive.");
        }
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Tell(BackupManifest manifest, TextWriter output)
    {
        output.WriteLine($"{FrenchCount.Of(manifest.Entries.Count, "fichier remis", "fichiers remis")} en place, tels qu’ils étaient le {manifest.At.ToLocalTime():yyyy-MM-dd HH:mm}.");

        if (manifest.Entries.All(entry => entry.Name != BackupManifest.Database))
        {
            output.WriteLine("La base n’est pas dans l’archive : remettez celle de SQL Server, faite juste avant.");
        }

        output.WriteLine("Les courriels qui n’étaient pas encore partis à ce moment ne partiront pas d’eux-mêmes : un administrateur décidera de chacun.");

        foreach (var name in manifest.Missing)
        {
            output.WriteLine($"{name} : manquait déjà quand la sauvegarde a été faite.");
        }
    }
}
