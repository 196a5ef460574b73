using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class IdentityAndVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Identity_Proof",
                table: "Requests",
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Identity_VerifiedOn",
                table: "Requests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReplacedBy",
                table: "ProvisionTexts",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReplacedOn",
                table: "ProvisionTexts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LetterheadSince",
                table: "Organisations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FormerLetterheads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Letterhead_Ministry = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Letterhead_Office = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Letterhead_OfficeAddress = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Letterhead_Telephone = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Letterhead_Fax = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Letterhead_Email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Letterhead_Website = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Letterhead_SelfDesignation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Letterhead_ReviewUrl = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReplacedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ReplacedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerLetterheads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FormerLetterheads_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FormerLetterheads_OrganisationId",
                table: "FormerLetterheads",
                column: "OrganisationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FormerLetterheads");

            migrationBuilder.DropColumn(
                name: "Identity_Proof",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "Identity_VerifiedOn",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "ReplacedBy",
                table: "ProvisionTexts");

            migrationBuilder.DropColumn(
                name: "ReplacedOn",
                table: "ProvisionTexts");

            migrationBuilder.DropColumn(
                name: "LetterheadSince",
                table: "Organisations");
        }
    }
}
