using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "DestroyedOn",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DestructionCertificate",
                table: "Requests",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DestructionProposal_At",
                table: "Requests",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DestructionProposal_By",
                table: "Requests",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DestructionProposal_ById",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "DestructionProposal_RuleId",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RetentionRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Years = table.Column<int>(type: "INTEGER", nullable: false),
                    EnteredBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EnteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RevokedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionRules", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_DestroyedOn_ReceivedOn",
                table: "Requests",
                columns: new[] { "DestroyedOn", "ReceivedOn" });

            SqliteSearch.ForgetDeletedWords(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RetentionRules");

            migrationBuilder.DropIndex(
                name: "IX_Requests_DestroyedOn_ReceivedOn",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "DestroyedOn",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "DestructionCertificate",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "DestructionProposal_At",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "DestructionProposal_By",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "DestructionProposal_ById",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "DestructionProposal_RuleId",
                table: "Requests");
        }
    }
}
