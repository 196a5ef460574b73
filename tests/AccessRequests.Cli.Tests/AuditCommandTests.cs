using AccessRequests.Domain.Chains;
using Microsoft.Data.Sqlite;

namespace AccessRequests.Cli.Tests;

public sealed class AuditCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    public AuditCommandTests()
    {
        Execute("CREATE TABLE History (Sequence INTEGER, Hash TEXT, PreviousHash TEXT, Id TEXT, RequestId TEXT, Act TEXT, ActorId TEXT, ActorName TEXT, \"From\" TEXT, At INTEGER, Before TEXT, After TEXT, DocumentId TEXT, ObjectId TEXT)");
        var head = ChainHead.Empty;

        for (var number = 1; number <= 5; number++)
        {
            head = Insert(new ChainedEntry(
                number, head.Hash, Guid.CreateVersion7(), number % 2 == 0 ? null : Guid.CreateVersion7(), "RequestRead", Guid.CreateVersion7(), "Ève Nadeau", "10.0.0.7",
                new DateTimeOffset(2025, 12, 1, 17, 0, number, TimeSpan.Zero), null, $"ligne {number}", null, null));
        }

        Directory.CreateDirectory(Path.Combine(_line.Folder, "keys"));
        File.WriteAllText(Path.Combine(_line.Folder, "keys", "history-head.txt"), head.ToString());
    }

    public void Dispose() => _line.Dispose();

    [Fact]
    public void A_history_as_it_was_written_is_whole()
    {
        var (code, output, errors) = _line.Run("audit", "verify", "--data", _line.Folder);

        Assert.Equal("", errors);
        Assert.Equal(0, code);
        Assert.Contains("5 lignes lues", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE History SET ActorName = 'Paul' WHERE Sequence = 3", "rang 3 : la ligne n’est plus")]
    [InlineData("DELETE FROM History WHERE Sequence = 3", "rang 4 : une ou plusieurs lignes manquent")]
    [InlineData("UPDATE History SET Sequence = 9 WHERE Sequence = 2; UPDATE History SET Sequence = 2 WHERE Sequence = 3; UPDATE History SET Sequence = 3 WHERE Sequence = 9", "rang 2 : la ligne ne suit pas")]
    [InlineData("DELETE FROM History WHERE Sequence > 3", "rang 5 : la fin de l’historique")]
    [InlineData("UPDATE History SET Sequence = NULL WHERE Sequence = 5", "rang absent : une ligne n’a pas de rang")]
    public void What_was_done_to_a_history_is_named(string sql, string expected)
    {
        Execute(sql);

        var (code, output, _) = _line.Run("audit", "verify", "--data", _line.Folder);

        Assert.Equal(3, code);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_database_is_said_to_have_none()
    {
        var (code, _, errors) = _line.Run("audit", "verify", "--data", Path.Combine(_line.Folder, "keys"));

        Assert.Equal(2, code);
        Assert.Contains("n’existe pas", errors, StringComparison.Ordinal);
    }

    private ChainHead Insert(ChainedEntry entry)
    {
        var hash = entry.ComputeHash();
        Execute(
            "INSERT INTO History VALUES (@sequence, @hash, @previous, @id, @request, @act, @actor, @name, @from, @at, NULL, @after, NULL, NULL)",
            ("@sequence", entry.Sequence), ("@hash", hash), ("@previous", entry.PreviousHash), ("@id", entry.Id), ("@request", (object?)entry.RequestId ?? DBNull.Value), ("@act", entry.Act),
            ("@actor", entry.ActorId), ("@name", entry.ActorName), ("@from", entry.From!), ("@at", entry.At.UtcTicks), ("@after", entry.After!));
        return new ChainHead(entry.Sequence, hash);
    }

    private void Execute(string sql, params (string Name, object Value)[] values)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_line.Folder, "access-requests.db")};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand(sql, connection);

        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
