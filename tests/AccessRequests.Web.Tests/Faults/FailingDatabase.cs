using System.Data.Common;
using AccessRequests.Web.Data.Sqlite;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace AccessRequests.Web.Tests.Faults;

/// <summary>A host whose connections SQLite itself can be told to refuse to grow, or to write at all: the errors are its own.</summary>
internal sealed class FailingDatabase(string folder) : AccessRequestsHost(folder)
{
    /// <summary>Not one page more: SQLITE_FULL.</summary>
    public const string Full = "PRAGMA max_page_count = 1";

    /// <summary>SQLITE_READONLY.</summary>
    public const string ReadOnly = "PRAGMA query_only = ON";

    private const string Well = "PRAGMA max_page_count = 1073741823; PRAGMA query_only = OFF";

    private readonly Told _told = new();

    public void Fail(string pragma) => _told.Pragma = pragma;

    public void Mend() => _told.Pragma = Well;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(_told)));
    }

    private sealed class Told : DbConnectionInterceptor
    {
        public string Pragma { get; set; } = Well;

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Tell(connection);
            return Task.CompletedTask;
        }

        private void Tell(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragma;
            command.ExecuteNonQuery();
        }
    }
}
