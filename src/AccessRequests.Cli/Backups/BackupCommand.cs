using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using AccessRequests.Domain;
using Microsoft.Data.Sqlite;

namespace AccessRequests.Cli.Backups;

/// <summary>
/// <c>backup --data FOLDER --to FILE [--keys FILE] [--without-database]</c>, while the program runs: 0 the archive is whole; 3 it is made,
/// and names the files that their rows lack; 2 it was not made.
/// </summary>
internal static class BackupCommand
{
    private const int Whole = 0;
    private const int NotMade = 2;
    private const int Lacking = 3;

    private static readonly TimeSpan MostTimeOfARun = TimeSpan.FromDays(1);

    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "Le dossier de données du programme, qui peut être en marche.", Required = true };
        var to = new Option<FileInfo>("--to") { Description = "L’archive à écrire ; elle ne doit pas exister.", Required = true };
        var keys = new Option<FileInfo?>("--keys") { Description = "Le fichier des clés, s’il n’est pas dans le dossier de données (Files:KeyFile)." };
        var withoutDatabase = new Option<bool>("--without-database") { Description = "La base est sur SQL Server, qui en fait la copie : seuls les fichiers et les clés sont archivés." };
        var command = new Command("backup", "Copie la base, les fichiers et les clés dans une archive.") { data, to, keys, withoutDatabase };

        command.SetAction((arguments, cancellation) => Task.FromResult(Run(
            arguments.GetRequiredValue(data),
            arguments.GetRequiredValue(to),
            arguments.GetValue(keys),
            !arguments.GetValue(withoutDatabase),
            arguments.InvocationConfiguration.Output,
            arguments.InvocationConfiguration.Error,
            cancellation)));
        return command;
    }

    private static int Run(DirectoryInfo data, FileInfo to, FileInfo? keys, bool hasDatabase, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        var unfinished = $"{to.FullName}.part";

        try
        {
            if (to.Exists)
            {
                throw new IOException($"« {to.FullName} » existe déjà.");
            }

            if (hasDatabase && !File.Exists(Path.Combine(data.FullName, BackupManifest.Database)))
            {
                throw new FileNotFoundException(
                    $"« {data.FullName} » n’a pas de base SQLite. Si la base est sur SQL Server, faites-en d’abord la copie avec ses propres outils, puis relancez avec --without-database.");
            }

            // A file that was there keeps its owner and its modes: of a run that was killed or of somebody else, it is not written into.
            File.Delete(unfinished);
            SweepCopiesOfKilledRuns(to.Directory!);
            BackupManifest manifest;

            using (var file = new FileStream(unfinished, DatabaseSnapshot.Owned(FileMode.CreateNew)))
            {
                using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                {
                    manifest = new BackupWriter(data, keys, $"{to.FullName}{DatabaseSnapshot.Ending}", archive).Write(hasDatabase, cancellation);
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, to.FullName);
            return Tell(manifest, hasDatabase, output);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException or InvalidDataException)
        {
            errors.WriteLine($"La sauvegarde n’a pas été faite : {MachineFailures.InFrench(failure)}");
            return NotMade;
        }
        finally
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }
    }

    /// <summary>A run that was killed leaves its copy of the database in clear, under the name of an archive of that day.</summary>
    private static void SweepCopiesOfKilledRuns(DirectoryInfo folder)
    {
        var longAgo = TimeProvider.System.GetUtcNow().UtcDateTime - MostTimeOfARun;

        foreach (var copy in folder.EnumerateFiles($"*{DatabaseSnapshot.Ending}").Where(copy => copy.LastWriteTimeUtc < longAgo))
        {
            new DatabaseSnapshot(copy.FullName).Dispose();
        }
    }

    private static int Tell(BackupManifest manifest, bool hasDatabase, TextWriter output)
    {
        var bytes = manifest.Entries.Sum(entry => entry.Bytes).ToString("N0", CultureInfo.GetCultureInfo("fr-CA"));
        output.WriteLine($"{FrenchCount.Of(manifest.Entries.Count, "fichier archivé", "fichiers archivés")}, {bytes} octets.");

        if (!hasDatabase)
        {
            output.WriteLine("La base n’y est pas : gardez avec cette archive la copie que SQL Server en a faite juste avant.");
        }

        foreach (var name in manifest.Missing)
        {
            output.WriteLine($"{name} : une ligne de la base le nomme, et il n’est pas sur le disque.");
        }

        output.WriteLine("L’archive contient les clés des documents : gardez-la en lieu sûr.");
        return manifest.Missing.Count == 0 ? Whole : Lacking;
    }
}
