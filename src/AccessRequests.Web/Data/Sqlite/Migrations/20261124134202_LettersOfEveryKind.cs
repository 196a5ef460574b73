using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LettersOfEveryKind : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "ProvisionTexts",
                type: "TEXT",
                maxLength: 8,
                nullable: false,
                defaultValue: "fr-CA");

            migrationBuilder.AddColumn<string>(
                name: "BoundFrom",
                table: "Provisions",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "DocumentDate");

            // The catalogue of an installation is only added to at start: what it has of these two is told here.
            migrationBuilder.Sql("UPDATE Provisions SET BoundFrom = 'NegotiationOpened' WHERE Number IN ('20', '27')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Language",
                table: "ProvisionTexts");

            migrationBuilder.DropColumn(
                name: "BoundFrom",
                table: "Provisions");
        }
    }
}
