using Microsoft.Data.Sqlite;

namespace AccessRequests.Cli.Backups;

/// <summary>A copy of the SQLite database as it was at one moment, taken while the program may be writing.</summary>
internal sealed class DatabaseSnapshot(string path) : IDisposable
{
    /// <summary>Of the name of a copy, beside the archive that it goes into.</summary>
    public const string Ending = ".db.part";

    public string Path => path;

    public static DatabaseSnapshot Take(string database, string path)
    {
        var snapshot = new DatabaseSnapshot(path);
        snapshot.Dispose();

        try
        {
            using (new FileStream(path, Owned(FileMode.CreateNew)))
            {
                // for its owner alone before anything is in it
            }

            using var source = Open(database, SqliteOpenMode.ReadOnly);
            using var copy = Open(path, SqliteOpenMode.ReadWrite);
            source.BackupDatabase(copy);

            // The copy stands by itself, without a journal beside it.
            using var journal = new SqliteCommand("PRAGMA journal_mode = DELETE", copy);
            journal.ExecuteNonQuery();
            return snapshot;
        }
        catch
        {
            // The database in clear, of which nobody would know.
            snapshot.Dispose();
            throw;
        }
    }

    /// <summary>Options of a file that holds secrets: nobody else may read it.</summary>
    public static FileStreamOptions Owned(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, BufferSize = 128 * 1024 };

        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>The files that its rows name.</summary>
    public IReadOnlyList<string> Files()
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);
        return [.. Keys(connection, "SELECT \"Original_Key\" FROM \"Documents\"", "originals"), .. Keys(connection, "SELECT \"Key\" FROM \"Artefacts\"", "artefacts")];
    }

    /// <exception cref="InvalidDataException">SQLite finds it damaged.</exception>
    public void Check()
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);
        using var check = new SqliteCommand("PRAGMA quick_check", connection);

        if (check.ExecuteScalar() is not "ok")
        {
            throw new InvalidDataException("La base de données est endommagée.");
        }
    }

    public void Dispose()
    {
        foreach (var file in (string[])[path, $"{path}-journal", $"{path}-wal", $"{path}-shm"])
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<string> Keys(SqliteConnection connection, string query, string folder)
    {
        using var command = new SqliteCommand(query, connection);
        using var row = command.ExecuteReader();

        while (row.Read())
        {
            yield return BackupManifest.NameOf(folder, row.GetGuid(0));
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }
}
