using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AnswersByLetter : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "PackageId",
                table: "Sendings",
                type: "uniqueidentifier",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier");

            migrationBuilder.AddColumn<Guid>(
                name: "LetterId",
                table: "Sendings",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AlterColumn<bool>(
                name: "IsClosed",
                table: "Requests",
                type: "bit",
                nullable: false,
                computedColumnSql: "CAST(CASE WHEN [Status] IN (N'Sent', N'Withdrawn', N'Disregarded') THEN 1 ELSE 0 END AS bit)",
                stored: true,
                oldClrType: typeof(bool),
                oldType: "bit",
                oldComputedColumnSql: "CAST(CASE WHEN [Status] IN (N'Sent', N'Withdrawn') THEN 1 ELSE 0 END AS bit)",
                oldStored: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LetterId",
                table: "Sendings");

            migrationBuilder.AlterColumn<Guid>(
                name: "PackageId",
                table: "Sendings",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uniqueidentifier",
                oldNullable: true);

            migrationBuilder.AlterColumn<bool>(
                name: "IsClosed",
                table: "Requests",
                type: "bit",
                nullable: false,
                computedColumnSql: "CAST(CASE WHEN [Status] IN (N'Sent', N'Withdrawn') THEN 1 ELSE 0 END AS bit)",
                stored: true,
                oldClrType: typeof(bool),
                oldType: "bit",
                oldComputedColumnSql: "CAST(CASE WHEN [Status] IN (N'Sent', N'Withdrawn', N'Disregarded') THEN 1 ELSE 0 END AS bit)",
                oldStored: true);
        }
    }
}
