using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class IndexesOfLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Requests_AssigneeId",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_IsClosed_NominalDue",
                table: "Requests");

            migrationBuilder.AddColumn<long>(
                name: "Digest",
                table: "SearchEntries",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateIndex(
                name: "IX_SearchEntries_Digest",
                table: "SearchEntries",
                column: "Digest");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_AssigneeId_IsClosed_NominalDue_Number",
                table: "Requests",
                columns: new[] { "AssigneeId", "IsClosed", "NominalDue", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_IsClosed_NominalDue_Number",
                table: "Requests",
                columns: new[] { "IsClosed", "NominalDue", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Kind_IsClosed_NominalDue_Number",
                table: "Requests",
                columns: new[] { "Kind", "IsClosed", "NominalDue", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Status_IsClosed_NominalDue_Number",
                table: "Requests",
                columns: new[] { "Status", "IsClosed", "NominalDue", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SearchEntries_Digest",
                table: "SearchEntries");

            migrationBuilder.DropIndex(
                name: "IX_Requests_AssigneeId_IsClosed_NominalDue_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_IsClosed_NominalDue_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_Kind_IsClosed_NominalDue_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_Status_IsClosed_NominalDue_Number",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "Digest",
                table: "SearchEntries");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_AssigneeId",
                table: "Requests",
                column: "AssigneeId");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_IsClosed_NominalDue",
                table: "Requests",
                columns: new[] { "IsClosed", "NominalDue" });
        }
    }
}
