using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AccessRequests.Web.Data;

internal static class Duplicates
{
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteUnique = 2067;
    private const int SqlServerUniqueIndex = 2601;
    private const int SqlServerUniqueKey = 2627;

    /// <summary>Somebody saved what may be there once, between the question whether it was and the saving.</summary>
    public static bool IsDuplicate(this DbUpdateException failure) => failure.InnerException is
        SqliteException { SqliteExtendedErrorCode: SqlitePrimaryKey or SqliteUnique } or SqlException { Number: SqlServerUniqueIndex or SqlServerUniqueKey };
}
