using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OfficeTasks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_ThirdParties_ReviewEndedOn_ReviewAskedOn",
                table: "ThirdParties",
                columns: new[] { "ReviewEndedOn", "ReviewAskedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Sendings_DocumentsSentOn_DocumentsHeldUntil",
                table: "Sendings",
                columns: new[] { "DocumentsSentOn", "DocumentsHeldUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_PageReadings_IsOpened_At",
                table: "PageReadings",
                columns: new[] { "IsOpened", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_CommissionReviews_EndedOn_NoticeOn",
                table: "CommissionReviews",
                columns: new[] { "EndedOn", "NoticeOn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ThirdParties_ReviewEndedOn_ReviewAskedOn",
                table: "ThirdParties");

            migrationBuilder.DropIndex(
                name: "IX_Sendings_DocumentsSentOn_DocumentsHeldUntil",
                table: "Sendings");

            migrationBuilder.DropIndex(
                name: "IX_PageReadings_IsOpened_At",
                table: "PageReadings");

            migrationBuilder.DropIndex(
                name: "IX_CommissionReviews_EndedOn_NoticeOn",
                table: "CommissionReviews");
        }
    }
}
