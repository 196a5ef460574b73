using System.IO.Compression;
using System.Text;
using Microsoft.Data.Sqlite;

namespace AccessRequests.Cli.Tests;

public sealed class BackupCommandTests : IDisposable
{
    private static readonly Guid Original = Guid.NewGuid();
    private static readonly Guid Artefact = Guid.NewGuid();

    private readonly CommandLine _line = new();

    public BackupCommandTests()
    {
        foreach (var folder in (string[])["originals", "artefacts", "keys", "logs", "workshop"])
        {
            Directory.CreateDirectory(Path.Combine(Data, folder));
        }

        Execute($"""
            CREATE TABLE Documents (Original_Key TEXT); INSERT INTO Documents VALUES ('{Original.ToString().ToUpperInvariant()}');
            CREATE TABLE Artefacts (Key TEXT); INSERT INTO Artefacts VALUES ('{Artefact.ToString().ToUpperInvariant()}');
            """);
        Write($"originals/{Original:N}", "ARSEAL original");
        Write($"artefacts/{Artefact:N}", "ARSEAL artefact");
        Write($"originals/{Guid.NewGuid():N}", "ARSEAL of no row");
        Write("keys/files.keys", "the keys");
        Write("keys/history-head.txt", "7 abc");
        Write("logs/today.log", "a line");
    }

    private string Data => Path.Combine(_line.Folder, "data");

    private string Archive => Path.Combine(_line.Folder, "copy.zip");

    private string Restored => Path.Combine(_line.Folder, "restored");

    public void Dispose() => _line.Dispose();

    [Fact]
    public void What_was_backed_up_is_restored_without_what_no_row_names_and_without_logs()
    {
        var (code, output, errors) = _line.Run("backup", "--data", Data, "--to", Archive);
        Assert.Equal(("", 0), (errors, code));
        Assert.Contains("5 fichiers archivés", output, StringComparison.Ordinal);

        (code, _, errors) = _line.Run("restore", "--from", Archive, "--data", Restored);

        Assert.Equal(("", 0), (errors, code));
        Assert.Equal(
            ["access-requests.db", $"artefacts/{Artefact:N}", "keys/files.keys", "keys/history-head.txt", $"originals/{Original:N}", "restored.txt"],
            Directory.GetFiles(Restored, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Restored, path).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.Equal("ARSEAL original", File.ReadAllText(Path.Combine(Restored, "originals", $"{Original:N}")));
        AssertNothingElseIsLeft();
    }

    [Fact]
    public void The_archive_and_what_is_restored_are_for_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes of Unix.");
        Backup();

        _line.Run("restore", "--from", Archive, "--data", Restored);

        const UnixFileMode Others = (UnixFileMode)0b000_111_111;
        Assert.All([Archive, Restored, Path.Combine(Restored, "keys", "files.keys")], path => Assert.Equal(UnixFileMode.None, Mode(path) & Others));
    }

    [Fact]
    public void A_file_that_waits_under_the_name_of_the_archive_is_not_written_into()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes of Unix.");
        var (victim, part) = (Path.Combine(_line.Folder, "victim"), $"{Archive}.part");
        File.WriteAllText(victim, "of somebody else");
        File.CreateSymbolicLink(part, victim);

        Backup();

        Assert.Equal("of somebody else", File.ReadAllText(victim));
        Assert.Equal(UnixFileMode.None, Mode(Archive) & (UnixFileMode)0b000_111_111);
        Assert.Null(new FileInfo(Archive).LinkTarget);
    }

    [Fact]
    public void What_a_killed_run_left_of_the_database_is_swept_and_what_another_is_making_stays()
    {
        var (old, running) = (Path.Combine(_line.Folder, "yesterday.zip.db.part"), Path.Combine(_line.Folder, "other.zip.db.part"));
        File.WriteAllText(old, "the database in clear");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddDays(-2));
        File.WriteAllText(running, "a copy that is being made");

        Backup();

        Assert.Equal((false, true), (File.Exists(old), File.Exists(running)));
    }

    [Fact]
    public void A_row_whose_file_is_lost_is_named_and_the_rest_is_saved()
    {
        File.Delete(Path.Combine(Data, "originals", $"{Original:N}"));

        var (code, output, _) = _line.Run("backup", "--data", Data, "--to", Archive);

        Assert.Equal(3, code);
        Assert.Contains($"originals/{Original:N} : une ligne de la base le nomme", output, StringComparison.Ordinal);
        Assert.Equal(0, _line.Run("restore", "--from", Archive, "--data", Restored).Code);
    }

    [Fact]
    public void Keys_that_are_elsewhere_are_asked_for_and_taken()
    {
        var elsewhere = Path.Combine(_line.Folder, "secret.keys");
        File.Move(Path.Combine(Data, "keys", "files.keys"), elsewhere);

        var (code, _, errors) = _line.Run("backup", "--data", Data, "--to", Archive);
        Assert.Equal(2, code);
        Assert.Contains("--keys", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Archive));

        Assert.Equal(0, _line.Run("backup", "--data", Data, "--to", Archive, "--keys", elsewhere).Code);
        Assert.Equal(0, _line.Run("restore", "--from", Archive, "--data", Restored).Code);
        Assert.Equal("the keys", File.ReadAllText(Path.Combine(Restored, "keys", "files.keys")));
    }

    [Fact]
    public void A_folder_without_a_database_is_told_what_to_do_and_then_packed_without_it()
    {
        File.Delete(Path.Combine(Data, "access-requests.db"));

        var (code, _, errors) = _line.Run("backup", "--data", Data, "--to", Archive);
        Assert.Equal(2, code);
        Assert.Contains("SQL Server", errors, StringComparison.Ordinal);

        (code, var output, _) = _line.Run("backup", "--data", Data, "--to", Archive, "--without-database");
        Assert.Equal(0, code);
        Assert.Contains("La base n’y est pas", output, StringComparison.Ordinal);
        Assert.Equal(0, _line.Run("restore", "--from", Archive, "--data", Restored).Code);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(Restored, "originals")).Length);
    }

    [Theory]
    [InlineData("cut off")]
    [InlineData("a byte changed")]
    [InlineData("an entry taken out")]
    [InlineData("an entry added")]
    [InlineData("an entry replaced")]
    [InlineData("no manifest")]
    [InlineData("out of the folder")]
    public void An_archive_that_is_not_what_was_written_is_refused_and_nothing_is_left(string damage)
    {
        Backup();
        Damage(damage);

        var (code, _, errors) = _line.Run("restore", "--from", Archive, "--data", Restored);

        Assert.Equal(2, code);
        Assert.StartsWith("Rien n’a été remis en place", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Restored));
        AssertNothingElseIsLeft();
    }

    [Fact]
    public void A_folder_that_is_not_empty_is_left_alone()
    {
        Backup();

        var (code, _, errors) = _line.Run("restore", "--from", Archive, "--data", Data);

        Assert.Equal(2, code);
        Assert.Contains("n’est pas vide", errors, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Data, "logs", "today.log")));
    }

    private void Backup() => Assert.Equal(0, _line.Run("backup", "--data", Data, "--to", Archive).Code);

    private void Damage(string damage)
    {
        var bytes = File.ReadAllBytes(Archive);

        switch (damage)
        {
            case "cut off":
                File.WriteAllBytes(Archive, bytes[..^40]);
                return;
            case "a byte changed":
                bytes[bytes.AsSpan().IndexOf("ARSEAL original"u8) + 9] ^= 1;
                File.WriteAllBytes(Archive, bytes);
                return;
        }

        using var archive = ZipFile.Open(Archive, ZipArchiveMode.Update);

        switch (damage)
        {
            case "an entry taken out":
                archive.GetEntry($"originals/{Original:N}")!.Delete();
                break;
            case "an entry added":
                archive.CreateEntry($"originals/{Guid.NewGuid():N}");
                break;
            case "an entry replaced":
                archive.GetEntry($"originals/{Original:N}")!.Delete();
                Fill(archive.CreateEntry($"originals/{Original:N}"), "ARSEAL another!");
                break;
            case "no manifest":
                archive.GetEntry("manifest.json")!.Delete();
                break;
            case "out of the folder":
                var manifest = archive.GetEntry("manifest.json")!;
                string text;

                using (var reader = new StreamReader(manifest.Open()))
                {
                    text = reader.ReadToEnd();
                }

                manifest.Delete();
                archive.GetEntry("keys/files.keys")!.Delete();
                Fill(archive.CreateEntry("keys/../../files.keys"), "the keys");
                Fill(archive.CreateEntry("manifest.json"), text.Replace("keys/files.keys", "keys/../../files.keys", StringComparison.Ordinal));
                break;
        }
    }

    private static void Fill(ZipArchiveEntry entry, string text)
    {
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private void AssertNothingElseIsLeft() =>
        Assert.Empty(Directory.GetFileSystemEntries(_line.Folder).Select(path => Path.GetFileName(path)).Except(["data", "copy.zip", "restored"]));

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Data, name), text);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "access-requests.db")};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
}
