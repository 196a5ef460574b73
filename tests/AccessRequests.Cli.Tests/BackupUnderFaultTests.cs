using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace AccessRequests.Cli.Tests;

/// <summary>A backup and a restore while the machine fails: said in French, nothing left, and made once the machine is well.</summary>
public sealed class BackupUnderFaultTests : IDisposable
{
    private const string Full = "le disque est plein";
    private const string Unwritable = "ne se laisse pas lire ou écrire";

    private readonly CommandLine _line = new();
    private readonly List<string> _mounted = [];

    public BackupUnderFaultTests()
    {
        foreach (var folder in (string[])["data/originals", "data/keys", "to"])
        {
            Directory.CreateDirectory(Path.Combine(_line.Folder, folder));
        }

        var original = Guid.NewGuid();
        Execute($"""
            CREATE TABLE Documents (Original_Key TEXT); INSERT INTO Documents VALUES ('{original.ToString().ToUpperInvariant()}');
            CREATE TABLE Artefacts (Key TEXT); CREATE TABLE Words (Text BLOB); INSERT INTO Words VALUES (randomblob(400000));
            """);
        File.WriteAllBytes(Path.Combine(Data, "originals", $"{original:N}"), [.. "ARSEAL"u8, .. new byte[300_000]]);
        File.WriteAllText(Path.Combine(Data, "keys", "files.keys"), "the keys");
    }

    private string Data => Path.Combine(_line.Folder, "data");

    private string To => Path.Combine(_line.Folder, "to");

    private string Archive => Path.Combine(To, "copy.zip");

    public void Dispose()
    {
        _mounted.ForEach(folder => Run("umount", "-l", folder));
        _line.Dispose();
    }

    /// <summary>The copy of the database does not go in, or the archive beside it.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(600)]
    public void On_a_full_disk_nothing_is_left_and_the_backup_is_made_once_there_is_room(int kilobytes)
    {
        Mount(To, $"size={kilobytes}k");

        AssertNotMade(Full);
        Assert.Empty(Directory.GetFileSystemEntries(To));

        Run("mount", "-o", "remount,size=4m", To);
        AssertMade();
    }

    [Fact]
    public void On_a_disk_that_is_read_only_the_backup_is_made_once_it_writes()
    {
        Mount(To, "size=4m");
        Run("mount", "-o", "remount,ro", To);

        AssertNotMade(Unwritable);

        Run("mount", "-o", "remount,rw", To);
        AssertMade();
    }

    [Fact]
    public void Into_a_folder_that_is_not_there_the_backup_is_made_once_it_is()
    {
        Directory.Delete(To);

        AssertNotMade("un dossier est introuvable");

        Directory.CreateDirectory(To);
        AssertMade();
    }

    [Fact]
    public void Of_a_database_that_another_program_holds_the_backup_is_made_once_it_is_let_go()
    {
        using (var other = new SqliteConnection(ConnectionString))
        {
            other.Open();
            using var hold = new SqliteCommand("BEGIN EXCLUSIVE", other);
            hold.ExecuteNonQuery();

            AssertNotMade("retenue par un autre programme");
            Assert.Empty(Directory.GetFileSystemEntries(To));
        }

        AssertMade();
    }

    [Fact]
    public void Of_a_database_that_is_damaged_no_backup_is_made()
    {
        var bytes = File.ReadAllBytes(Path.Combine(Data, "access-requests.db"));
        bytes.AsSpan(4096, 100_000).Fill(0xA5);
        File.WriteAllBytes(Path.Combine(Data, "access-requests.db"), bytes);

        AssertNotMade("endommagée");
        Assert.Empty(Directory.GetFileSystemEntries(To));
    }

    [Fact]
    public void A_restore_onto_a_full_disk_leaves_nothing_and_is_made_once_there_is_room()
    {
        AssertMade();
        var disk = Directory.CreateDirectory(Path.Combine(_line.Folder, "disk")).FullName;
        Mount(disk, "size=500k");

        var (code, _, errors) = _line.Run("restore", "--from", Archive, "--data", Path.Combine(disk, "restored"));
        Assert.Equal(2, code);
        Assert.StartsWith("Rien n’a été remis en place", errors, StringComparison.Ordinal);
        Assert.Contains(Full, errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(disk));

        Run("mount", "-o", "remount,size=4m", disk);
        Assert.Equal(0, _line.Run("restore", "--from", Archive, "--data", Path.Combine(disk, "restored")).Code);
    }

    private string ConnectionString => $"Data Source={Path.Combine(Data, "access-requests.db")};Pooling=False";

    private void AssertNotMade(string words)
    {
        var (code, _, errors) = _line.Run("backup", "--data", Data, "--to", Archive);

        Assert.Equal(2, code);
        Assert.StartsWith("La sauvegarde n’a pas été faite", errors, StringComparison.Ordinal);
        Assert.Contains(words, errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Archive));
    }

    private void AssertMade()
    {
        var (code, _, errors) = _line.Run("backup", "--data", Data, "--to", Archive);

        Assert.Equal(("", 0), (errors, code));
        Assert.Equal([Archive], Directory.GetFileSystemEntries(To));
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>A small disk of its own. Only the administrator of a Linux machine may make one.</summary>
    private void Mount(string folder, string options)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Mounts a small disk: needs root on Linux.");
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder), "No disk may be mounted here.");
        _mounted.Add(folder);
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
