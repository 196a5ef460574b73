using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AccessRequests.Web.Data.Sqlite;

/// <summary>What SQLite deletes or replaces it overwrites, on every connection: a name that was corrected years ago is not left in a freed page.</summary>
internal sealed class OverwrittenDeletions : DbConnectionInterceptor
{
    private const string Pragma = "PRAGMA secure_delete = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
