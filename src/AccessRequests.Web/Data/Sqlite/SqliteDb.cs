using AccessRequests.Domain.Requests;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AccessRequests.Web.Data.Sqlite;

public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : AccessRequestsDb(options)
{
    /// <summary>
    /// One file, in the data folder. A writer waits up to thirty seconds for another. Only the start may create it: where the file is gone meanwhile, an empty one would
    /// take its place and the acts that follow.
    /// </summary>
    public static string ConnectionString(string dataFolder, SqliteOpenMode mode = SqliteOpenMode.ReadWrite) =>
        $"Data Source={Path.Combine(dataFolder, "access-requests.db")};Mode={mode};Foreign Keys=True;Default Timeout=30";

    /// <summary>
    /// The write-ahead log, which still holds older pages, goes into the database and is emptied. While someone reads, that cannot be: the last connection to close does it.
    /// </summary>
    internal override Task LetGoOfWhatIsDeletedAsync(CancellationToken cancellation) => Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);", cancellation);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<AccessRequest>().Property<bool>(RequestColumns.IsClosed).HasComputedColumnSql("\"Status\" IN ('Sent', 'Withdrawn', 'Disregarded')", stored: false);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
    }

    /// <summary>SQLite can neither order nor compare instants that carry an offset; ticks it can.</summary>
    private sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks,
        ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
