using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AccessRequests.Web.Data.SqlServer;

/// <summary>For <c>dotnet ef</c>, which needs the model and no server.</summary>
internal sealed class SqlServerDbFactory : IDesignTimeDbContextFactory<SqlServerDb>
{
    public SqlServerDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerDb>();
        SqlServerDb.Configure(options, "Server=design;Database=AccessRequests");
        return new SqlServerDb(options.Options);
    }
}
