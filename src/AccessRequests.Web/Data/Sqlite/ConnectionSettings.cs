using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AccessRequests.Web.Data.Sqlite;

/// <summary>
/// What SQLite deletes or replaces it overwrites, on every connection: a name that was corrected years ago is not left in a freed page. It keeps more of an archive's indexes in
/// memory than its own two megabytes. A connection of the pool keeps both, and is opened for every question: it is told once.
/// </summary>
internal sealed class ConnectionSettings : DbConnectionInterceptor
{
    private const int CachedKibibytes = 16 * 1024;

    private readonly ConditionalWeakTable<object, object> _told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void Tell(SqliteConnection connection)
    {
        if (_told.TryGetValue(connection.Handle!, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA secure_delete = ON; PRAGMA cache_size = -{CachedKibibytes};";
        command.ExecuteNonQuery();
        _told.TryAdd(connection.Handle!, connection.Handle!);
    }
}
