using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class TheDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Questions_EndedOn",
                table: "Provisions",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Questions_From",
                table: "Provisions",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Questions_Who",
                table: "Provisions",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Facts",
                table: "Passages",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "KeepsVisible",
                table: "Passages",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "Passages",
                type: "nvarchar(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LeftPages",
                table: "Documents",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "PageReadings",
                columns: table => new
                {
                    DocumentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Page = table.Column<int>(type: "int", nullable: false),
                    ReaderId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reader = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IsOpened = table.Column<bool>(type: "bit", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageReadings", x => new { x.DocumentId, x.Page, x.ReaderId });
                    table.ForeignKey(
                        name: "FK_PageReadings_Documents_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "Documents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PageReadings");

            migrationBuilder.DropColumn(
                name: "Questions_EndedOn",
                table: "Provisions");

            migrationBuilder.DropColumn(
                name: "Questions_From",
                table: "Provisions");

            migrationBuilder.DropColumn(
                name: "Questions_Who",
                table: "Provisions");

            migrationBuilder.DropColumn(
                name: "Facts",
                table: "Passages");

            migrationBuilder.DropColumn(
                name: "KeepsVisible",
                table: "Passages");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "Passages");

            migrationBuilder.DropColumn(
                name: "LeftPages",
                table: "Documents");
        }
    }
}
