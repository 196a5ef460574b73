using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class OutgoingRoutes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_DownloadLinks_Packages_PackageId",
                table: "DownloadLinks");

            migrationBuilder.DropIndex(
                name: "IX_Packages_RequestId",
                table: "Packages");

            migrationBuilder.DropIndex(
                name: "IX_DownloadLinks_PackageId",
                table: "DownloadLinks");

            migrationBuilder.DropIndex(
                name: "IX_DownloadLinks_RequestId",
                table: "DownloadLinks");

            // What leads to no package of its own request leads nowhere from now on; of two entries of one day, the later one was in force.
            migrationBuilder.Sql("DELETE FROM [DownloadLinks] WHERE NOT EXISTS (SELECT 1 FROM [Packages] WHERE [Packages].[Id] = [DownloadLinks].[PackageId] AND [Packages].[RequestId] = [DownloadLinks].[RequestId]);");
            migrationBuilder.Sql("UPDATE [Sendings] SET [PackageId] = NULL WHERE [PackageId] IS NOT NULL AND NOT EXISTS (SELECT 1 FROM [Packages] WHERE [Packages].[Id] = [Sendings].[PackageId] AND [Packages].[RequestId] = [Sendings].[RequestId]);");

            foreach (var (table, columns) in new (string, string[])[] { ("DatedPolicies", ["Clock", "From"]), ("DecreedDays", ["Day"]), ("FeePrices", ["From"]) })
            {
                var sameDay = string.Join(" AND ", columns.Select(column => $"[later].[{column}] = [{table}].[{column}]"));
                migrationBuilder.Sql($"UPDATE [{table}] SET [RevokedAt] = [EnteredAt], [RevokedBy] = N'Mise à jour' WHERE [RevokedAt] IS NULL AND EXISTS (SELECT 1 FROM [{table}] AS [later] WHERE {sameDay} AND [later].[RevokedAt] IS NULL AND ([later].[EnteredAt] > [{table}].[EnteredAt] OR ([later].[EnteredAt] = [{table}].[EnteredAt] AND [later].[Id] > [{table}].[Id])));");
            }

            migrationBuilder.AddUniqueConstraint(
                name: "AK_Packages_RequestId_Id",
                table: "Packages",
                columns: new[] { "RequestId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Sendings_RequestId_PackageId",
                table: "Sendings",
                columns: new[] { "RequestId", "PackageId" });

            migrationBuilder.CreateIndex(
                name: "IX_FeePrices_From",
                table: "FeePrices",
                column: "From",
                unique: true,
                filter: "RevokedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DownloadLinks_RequestId_PackageId",
                table: "DownloadLinks",
                columns: new[] { "RequestId", "PackageId" });

            migrationBuilder.CreateIndex(
                name: "IX_DecreedDays_Day",
                table: "DecreedDays",
                column: "Day",
                unique: true,
                filter: "RevokedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DatedPolicies_Clock_From",
                table: "DatedPolicies",
                columns: new[] { "Clock", "From" },
                unique: true,
                filter: "RevokedAt IS NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_DownloadLinks_Packages_RequestId_PackageId",
                table: "DownloadLinks",
                columns: new[] { "RequestId", "PackageId" },
                principalTable: "Packages",
                principalColumns: new[] { "RequestId", "Id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Sendings_Packages_RequestId_PackageId",
                table: "Sendings",
                columns: new[] { "RequestId", "PackageId" },
                principalTable: "Packages",
                principalColumns: new[] { "RequestId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_DownloadLinks_Packages_RequestId_PackageId",
                table: "DownloadLinks");

            migrationBuilder.DropForeignKey(
                name: "FK_Sendings_Packages_RequestId_PackageId",
                table: "Sendings");

            migrationBuilder.DropIndex(
                name: "IX_Sendings_RequestId_PackageId",
                table: "Sendings");

            migrationBuilder.DropUniqueConstraint(
                name: "AK_Packages_RequestId_Id",
                table: "Packages");

            migrationBuilder.DropIndex(
                name: "IX_FeePrices_From",
                table: "FeePrices");

            migrationBuilder.DropIndex(
                name: "IX_DownloadLinks_RequestId_PackageId",
                table: "DownloadLinks");

            migrationBuilder.DropIndex(
                name: "IX_DecreedDays_Day",
                table: "DecreedDays");

            migrationBuilder.DropIndex(
                name: "IX_DatedPolicies_Clock_From",
                table: "DatedPolicies");

            migrationBuilder.CreateIndex(
                name: "IX_Packages_RequestId",
                table: "Packages",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_DownloadLinks_PackageId",
                table: "DownloadLinks",
                column: "PackageId");

            migrationBuilder.CreateIndex(
                name: "IX_DownloadLinks_RequestId",
                table: "DownloadLinks",
                column: "RequestId");

            migrationBuilder.AddForeignKey(
                name: "FK_DownloadLinks_Packages_PackageId",
                table: "DownloadLinks",
                column: "PackageId",
                principalTable: "Packages",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
