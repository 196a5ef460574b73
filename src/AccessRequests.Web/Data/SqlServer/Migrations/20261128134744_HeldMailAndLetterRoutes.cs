using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class HeldMailAndLetterRoutes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Letters_RequestId",
                table: "Letters");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "DroppedAt",
                table: "Outbox",
                type: "datetimeoffset",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Hold",
                table: "Outbox",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            // What leads to no letter of its own request leads nowhere from now on.
            migrationBuilder.Sql("UPDATE [Sendings] SET [LetterId] = NULL WHERE [LetterId] IS NOT NULL AND NOT EXISTS (SELECT 1 FROM [Letters] WHERE [Letters].[Id] = [Sendings].[LetterId] AND [Letters].[RequestId] = [Sendings].[RequestId]);");

            migrationBuilder.AddUniqueConstraint(
                name: "AK_Letters_RequestId_Id",
                table: "Letters",
                columns: new[] { "RequestId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Sendings_RequestId_LetterId",
                table: "Sendings",
                columns: new[] { "RequestId", "LetterId" });

            migrationBuilder.AddForeignKey(
                name: "FK_Sendings_Letters_RequestId_LetterId",
                table: "Sendings",
                columns: new[] { "RequestId", "LetterId" },
                principalTable: "Letters",
                principalColumns: new[] { "RequestId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Sendings_Letters_RequestId_LetterId",
                table: "Sendings");

            migrationBuilder.DropIndex(
                name: "IX_Sendings_RequestId_LetterId",
                table: "Sendings");

            migrationBuilder.DropUniqueConstraint(
                name: "AK_Letters_RequestId_Id",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "DroppedAt",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Hold",
                table: "Outbox");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_RequestId",
                table: "Letters",
                column: "RequestId");
        }
    }
}
