using AccessRequests.Web.Data;
using AccessRequests.Web.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Tests;

/// <summary>A migrated SQLite database in memory, as real as a file and gone with its connection.</summary>
public sealed class TestDatabase : IDbContextFactory<AccessRequestsDb>, IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:;Foreign Keys=True");
    private readonly DbContextOptions<SqliteDb> _options;

    public TestDatabase()
    {
        _connection.Open();
        _options = new DbContextOptionsBuilder<SqliteDb>().UseSqlite(_connection).Options;
        using var db = CreateDbContext();
        db.Database.Migrate();
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
}
