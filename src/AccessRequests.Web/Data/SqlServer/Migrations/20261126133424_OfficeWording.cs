using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class OfficeWording : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "From",
                table: "Signatories",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SignsFor",
                table: "Signatories",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "To",
                table: "Signatories",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EnteredBy",
                table: "ProvisionTexts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "EnteredById",
                table: "ProvisionTexts",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "EnteredOn",
                table: "ProvisionTexts",
                type: "date",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "WordingVersions",
                columns: table => new
                {
                    Number = table.Column<int>(type: "int", nullable: false),
                    Language = table.Column<string>(type: "nvarchar(8)", maxLength: 8, nullable: false),
                    Key = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    One = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Many = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    ById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    By = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WordingVersions", x => x.Number);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WordingVersions");

            migrationBuilder.DropColumn(
                name: "From",
                table: "Signatories");

            migrationBuilder.DropColumn(
                name: "SignsFor",
                table: "Signatories");

            migrationBuilder.DropColumn(
                name: "To",
                table: "Signatories");

            migrationBuilder.DropColumn(
                name: "EnteredBy",
                table: "ProvisionTexts");

            migrationBuilder.DropColumn(
                name: "EnteredById",
                table: "ProvisionTexts");

            migrationBuilder.DropColumn(
                name: "EnteredOn",
                table: "ProvisionTexts");
        }
    }
}
