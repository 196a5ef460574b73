using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Data.SqlServer;

public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : AccessRequestsDb(options)
{
    /// <summary>SQL Server 2019: lists stay in nvarchar(max), whatever the server's own type for JSON.</summary>
    private const int CompatibilityLevel = 150;

    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(connectionString, server => server.UseCompatibilityLevel(CompatibilityLevel).EnableRetryOnFailure().UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
}
