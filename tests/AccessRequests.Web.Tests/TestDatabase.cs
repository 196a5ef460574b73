using AccessRequests.Web.Data;
using AccessRequests.Web.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests;

/// <summary>A migrated SQLite database in memory, as real as a file and gone with its connection.</summary>
public sealed class TestDatabase : IDbContextFactory<AccessRequestsDb>, IDisposable
{
    private static readonly Lazy<SqliteConnection> Migrated = new(Migrate);

    private readonly SqliteConnection _connection = Open();
    private readonly DbContextOptions<SqliteDb> _options;

    public TestDatabase()
    {
        lock (Migrated)
        {
            Migrated.Value.BackupDatabase(_connection);
        }

        _options = OptionsOn(_connection);
    }

    public AccessRequestsDb CreateDbContext() => new SqliteDb(_options);

    /// <summary>Saves what a scenario starts from.</summary>
    public void Given(params object[] entities)
    {
        using var db = CreateDbContext();
        db.AddRange(entities);
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>All migrations take half a second, a copy of what they leave some milliseconds.</summary>
    private static SqliteConnection Migrate()
    {
        var connection = Open();
        using var db = new SqliteDb(OptionsOn(connection));
        db.Database.Migrate();
        return connection;
    }

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection("Data Source=:memory:;Foreign Keys=True");
        connection.Open();
        return connection;
    }

    private static DbContextOptions<SqliteDb> OptionsOn(SqliteConnection connection) => new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection).Options;
}
