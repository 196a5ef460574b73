using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class DeskPages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Passages_DocumentId",
                table: "Passages");

            migrationBuilder.AddColumn<string>(
                name: "SettledReason",
                table: "Passages",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AsidePages",
                table: "Documents",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateIndex(
                name: "IX_Passages_DocumentId_IsRemoved_Status_IsWholePage_Page",
                table: "Passages",
                columns: new[] { "DocumentId", "IsRemoved", "Status", "IsWholePage", "Page" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Passages_DocumentId_IsRemoved_Status_IsWholePage_Page",
                table: "Passages");

            migrationBuilder.DropColumn(
                name: "SettledReason",
                table: "Passages");

            migrationBuilder.DropColumn(
                name: "AsidePages",
                table: "Documents");

            migrationBuilder.CreateIndex(
                name: "IX_Passages_DocumentId",
                table: "Passages",
                column: "DocumentId");
        }
    }
}
