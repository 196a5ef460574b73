using System.Data.Common;
using System.Globalization;
using AccessRequests.Domain.Chains;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace AccessRequests.Cli.Audit;

/// <summary>The history as it lies in the database, read without the program that wrote it.</summary>
internal sealed class RecordedHistory(DbConnection connection) : IAsyncDisposable
{
    private const string Columns =
        """ "Sequence", "Hash", "PreviousHash", "Id", "RequestId", "Act", "ActorId", "ActorName", "From", "At", "Before", "After", "DocumentId", "ObjectId" """;

    public static RecordedHistory OfFolder(DirectoryInfo data)
    {
        var file = Path.Combine(data.FullName, "access-requests.db");

        return File.Exists(file)
            ? new(new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()))
            : throw new FileNotFoundException($"« {file} » n’existe pas.");
    }

    public static RecordedHistory OfSqlServer(string connection) => new(new SqlConnection(connection));

    public async Task<ChainCheck> CheckAsync(ChainHead? noted, CancellationToken cancellation)
    {
        var check = new ChainCheck(noted);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM \"History\" ORDER BY \"Sequence\"";
        await using var row = await command.ExecuteReaderAsync(cancellation);

        while (await row.ReadAsync(cancellation))
        {
            Take(check, row);
        }

        return check;
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static void Take(ChainCheck check, DbDataReader row)
    {
        if (row.IsDBNull(0))
        {
            check.TakeUnchained();
            return;
        }

        check.Take(
            new ChainedEntry(
                row.GetInt64(0), Text(row, 2) ?? "", row.GetGuid(3), Id(row, 4), row.GetString(5), row.GetGuid(6), row.GetString(7), Text(row, 8),
                Instant(row.GetValue(9)), Text(row, 10), Text(row, 11), Id(row, 12), Id(row, 13)),
            Text(row, 1) ?? "");
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static Guid? Id(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    /// <summary>SQLite keeps ticks, SQL Server an instant.</summary>
    private static DateTimeOffset Instant(object value) =>
        value is DateTimeOffset instant ? instant : new DateTimeOffset(Convert.ToInt64(value, CultureInfo.InvariantCulture), TimeSpan.Zero);
}
