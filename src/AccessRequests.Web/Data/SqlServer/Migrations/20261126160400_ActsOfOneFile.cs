using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ActsOfOneFile : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "ActStamp",
                table: "Requests",
                type: "uniqueidentifier",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "CancelledBy",
                table: "Packages",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CancelledById",
                table: "Packages",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Before",
                table: "History",
                type: "nvarchar(max)",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(4000)",
                oldMaxLength: 4000,
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "After",
                table: "History",
                type: "nvarchar(max)",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(4000)",
                oldMaxLength: 4000,
                oldNullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "Review_At",
                table: "Documents",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Review_By",
                table: "Documents",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Review_ById",
                table: "Documents",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FormerApplicants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RequestId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Details_Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Details_Organisation = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Details_Email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    Details_Phone = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Details_Address = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Details_Category = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ReplacedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ReplacedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerApplicants", x => new { x.RequestId, x.Id });
                    table.ForeignKey(
                        name: "FK_FormerApplicants_Applicants_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Applicants",
                        principalColumn: "RequestId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FormerRequestTexts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RequestId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ReplacedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ReplacedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerRequestTexts", x => new { x.RequestId, x.Id });
                    table.ForeignKey(
                        name: "FK_FormerRequestTexts_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // What was submitted before reviews were recorded was looked at, by whom is not known.
            migrationBuilder.Sql(
                """
                UPDATE Documents
                SET Review_At = AddedAt, Review_By = 'Révision antérieure à sa consignation', Review_ById = '00000000-0000-0000-0000-000000000000'
                WHERE RequestId IN (SELECT Id FROM Requests WHERE Status <> 'Open');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FormerApplicants");

            migrationBuilder.DropTable(
                name: "FormerRequestTexts");

            migrationBuilder.DropColumn(
                name: "ActStamp",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "CancelledBy",
                table: "Packages");

            migrationBuilder.DropColumn(
                name: "CancelledById",
                table: "Packages");

            migrationBuilder.DropColumn(
                name: "Review_At",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Review_By",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Review_ById",
                table: "Documents");

            migrationBuilder.AlterColumn<string>(
                name: "Before",
                table: "History",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(max)",
                oldNullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "After",
                table: "History",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(max)",
                oldNullable: true);
        }
    }
}
