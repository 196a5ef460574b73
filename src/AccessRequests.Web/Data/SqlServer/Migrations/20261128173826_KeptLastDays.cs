using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class KeptLastDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "IX_Requests_NominalDue",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_Status_IsClosed_NominalDue_Number",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "NominalDue",
                table: "Requests");

            migrationBuilder.AddColumn<DateOnly>(
                name: "PublicNoticesOutOn",
                table: "ThirdParties",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Due",
                table: "Requests",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<DateOnly>(
                name: "FileDue",
                table: "Consultations",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<bool>(
                name: "FileIsClosed",
                table: "Consultations",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsFirstOfUnit",
                table: "Consultations",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "AskedUnits",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AskedUnits", x => x.Id);
                });

            // The days are those of art. 47 as counted; the start of the program counts each of them by what is recorded. In EXEC: the columns are not there yet when the script is read.
            migrationBuilder.Sql("EXEC(N'UPDATE [Requests] SET [Due] = DATEADD(day, 20 + COALESCE([Extension_Days], 0), [ReceivedOn]);');");
            migrationBuilder.Sql("EXEC(N'UPDATE p SET [PublicNoticesOutOn] = (SELECT MAX(o.[NoticeSentOn]) FROM [ThirdParties] o WHERE o.[RequestId] = p.[RequestId] AND o.[ByPublicNotice] = 1) FROM [ThirdParties] p WHERE p.[ByPublicNotice] = 1 AND p.[DecisionMailedOn] IS NULL;');");
            migrationBuilder.Sql("EXEC(N'UPDATE c SET [FileDue] = r.[Due], [FileIsClosed] = r.[IsClosed], [IsFirstOfUnit] = CASE WHEN c.[Id] = (SELECT MIN(o.[Id]) FROM [Consultations] o WHERE o.[RequestId] = c.[RequestId] AND o.[Unit] = c.[Unit]) THEN 1 ELSE 0 END "
                + "FROM [Consultations] c INNER JOIN [Requests] r ON r.[Id] = c.[RequestId];');");
            migrationBuilder.Sql("EXEC(N'INSERT INTO [AskedUnits] ([Name]) SELECT DISTINCT [Unit] FROM [Consultations];');");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_AssigneeId_IsClosed_Due_Number",
                table: "Requests",
                columns: new[] { "AssigneeId", "IsClosed", "Due", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Due",
                table: "Requests",
                column: "Due");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_IsClosed_Due_Number",
                table: "Requests",
                columns: new[] { "IsClosed", "Due", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Kind_IsClosed_Due_Number",
                table: "Requests",
                columns: new[] { "Kind", "IsClosed", "Due", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Status_IsClosed_Due_Number",
                table: "Requests",
                columns: new[] { "Status", "IsClosed", "Due", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_RequestPoints_Pending",
                table: "RequestPoints",
                columns: new[] { "Outcome", "RequestId" },
                filter: "[Outcome] IN ('ThirdPartyConsulted', 'ToFollow')");

            migrationBuilder.CreateIndex(
                name: "IX_Consultations_Unit_IsFirstOfUnit_FileIsClosed_FileDue_RequestId",
                table: "Consultations",
                columns: new[] { "Unit", "IsFirstOfUnit", "FileIsClosed", "FileDue", "RequestId" });

            migrationBuilder.CreateIndex(
                name: "IX_AskedUnits_Name",
                table: "AskedUnits",
                column: "Name");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AskedUnits");

            migrationBuilder.DropIndex(
                name: "IX_Requests_AssigneeId_IsClosed_Due_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_Due",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_IsClosed_Due_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_Kind_IsClosed_Due_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_Status_IsClosed_Due_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_RequestPoints_Pending",
                table: "RequestPoints");

            migrationBuilder.DropIndex(
                name: "IX_Consultations_Unit_IsFirstOfUnit_FileIsClosed_FileDue_RequestId",
                table: "Consultations");

            migrationBuilder.DropColumn(
                name: "PublicNoticesOutOn",
                table: "ThirdParties");

            migrationBuilder.DropColumn(
                name: "Due",
                table: "Requests");

            migrationBuilder.DropColumn(
                name: "FileDue",
                table: "Consultations");

            migrationBuilder.DropColumn(
                name: "FileIsClosed",
                table: "Consultations");

            migrationBuilder.DropColumn(
                name: "IsFirstOfUnit",
                table: "Consultations");

            migrationBuilder.AddColumn<DateOnly>(
                name: "NominalDue",
                table: "Requests",
                type: "date",
                nullable: false,
                computedColumnSql: "DATEADD(day, 20 + COALESCE([Extension_Days], 0), [ReceivedOn])",
                stored: true);

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
                name: "IX_Requests_NominalDue",
                table: "Requests",
                column: "NominalDue");

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Status_IsClosed_NominalDue_Number",
                table: "Requests",
                columns: new[] { "Status", "IsClosed", "NominalDue", "Number" });
        }
    }
}
