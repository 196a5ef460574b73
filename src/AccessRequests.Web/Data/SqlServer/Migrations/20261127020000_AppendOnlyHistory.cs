using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.SqlServer.Migrations
{
    /// <summary>
    /// Apart from the migration that changes the table, which SQLite rebuilds at the end: the triggers would not survive it. The
    /// model does not know triggers, so that this one has no model of its own.
    /// </summary>
    [DbContext(typeof(SqlServerDb))]
    [Migration("20261127020000_AppendOnlyHistory")]
    public partial class AppendOnlyHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => AppendOnly.CreateOnSqlServer(migrationBuilder);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => AppendOnly.DropOnSqlServer(migrationBuilder);
    }
}
