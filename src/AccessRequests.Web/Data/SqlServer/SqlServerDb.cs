using AccessRequests.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Data.SqlServer;

public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : AccessRequestsDb(options)
{
    /// <summary>SQL Server 2019: lists stay in nvarchar(max), whatever the server's own type for JSON.</summary>
    private const int CompatibilityLevel = 150;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<AccessRequest>().Property<bool>(RequestColumns.IsClosed)
            .HasComputedColumnSql("CAST(CASE WHEN [Status] IN (N'Sent', N'Withdrawn', N'Disregarded') THEN 1 ELSE 0 END AS bit)", stored: true);
    }

    internal override Task LockHistoryAsync(CancellationToken cancellation) => Database.ExecuteSqlRawAsync(
        "DECLARE @held int; EXEC @held = sp_getapplock @Resource = N'AccessRequests.History', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = 30000; "
        + "IF @held < 0 THROW 51001, N'The history is busy.', 1;",
        cancellation);

    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(connectionString, server => server.UseCompatibilityLevel(CompatibilityLevel).EnableRetryOnFailure().UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
}
