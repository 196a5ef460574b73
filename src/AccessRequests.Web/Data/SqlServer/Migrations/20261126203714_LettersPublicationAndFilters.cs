using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class LettersPublicationAndFilters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SearchEntries_Source_SourceId",
                table: "SearchEntries");

            migrationBuilder.AddColumn<string>(
                name: "PublicationAddress",
                table: "Sendings",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PublishedBy",
                table: "Sendings",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "PublishedOn",
                table: "Sendings",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Part",
                table: "SearchEntries",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "ThirdPartyId",
                table: "Letters",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ProvisionEntries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RequestId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SourceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Number = table.Column<string>(type: "nvarchar(12)", maxLength: 12, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProvisionEntries", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sendings_SentOn",
                table: "Sendings",
                column: "SentOn");

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_Source_SourceId_Part",
                table: "SearchEntries",
                columns: new[] { "Source", "SourceId", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Consultations_Unit_RequestId",
                table: "Consultations",
                columns: new[] { "Unit", "RequestId" });

            migrationBuilder.CreateIndex(
                name: "IX_ProvisionEntries_Number_RequestId",
                table: "ProvisionEntries",
                columns: new[] { "Number", "RequestId" });

            migrationBuilder.CreateIndex(
                name: "IX_ProvisionEntries_SourceId",
                table: "ProvisionEntries",
                column: "SourceId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ProvisionEntries");

            migrationBuilder.DropIndex(
                name: "IX_Sendings_SentOn",
                table: "Sendings");

            migrationBuilder.DropIndex(
                name: "IX_SearchEntries_Source_SourceId_Part",
                table: "SearchEntries");

            migrationBuilder.DropIndex(
                name: "IX_Consultations_Unit_RequestId",
                table: "Consultations");

            migrationBuilder.DropColumn(
                name: "PublicationAddress",
                table: "Sendings");

            migrationBuilder.DropColumn(
                name: "PublishedBy",
                table: "Sendings");

            migrationBuilder.DropColumn(
                name: "PublishedOn",
                table: "Sendings");

            migrationBuilder.DropColumn(
                name: "Part",
                table: "SearchEntries");

            migrationBuilder.DropColumn(
                name: "ThirdPartyId",
                table: "Letters");

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_Source_SourceId",
                table: "SearchEntries",
                columns: new[] { "Source", "SourceId" },
                unique: true);
        }
    }
}
