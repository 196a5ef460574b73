using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.Sqlite.Migrations
{
    /// <summary>Columns are dropped in SQL: EF Core would build their tables anew, with every other table holding on to them.</summary>
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

            migrationBuilder.Sql("ALTER TABLE \"Requests\" DROP COLUMN \"NominalDue\";");

            migrationBuilder.AddColumn<DateOnly>(
                name: "PublicNoticesOutOn",
                table: "ThirdParties",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Due",
                table: "Requests",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<DateOnly>(
                name: "FileDue",
                table: "Consultations",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<bool>(
                name: "FileIsClosed",
                table: "Consultations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsFirstOfUnit",
                table: "Consultations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "AskedUnits",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AskedUnits", x => x.Id);
                });

            // The days are those of art. 47 as counted; the start of the program counts each of them by what is recorded.
            migrationBuilder.Sql("UPDATE \"Requests\" SET \"Due\" = date(\"ReceivedOn\", '+' || (20 + coalesce(\"Extension_Days\", 0)) || ' days');");
            migrationBuilder.Sql("UPDATE \"ThirdParties\" SET \"PublicNoticesOutOn\" = (SELECT max(o.\"NoticeSentOn\") FROM \"ThirdParties\" o WHERE o.\"RequestId\" = \"ThirdParties\".\"RequestId\" AND o.\"ByPublicNotice\" = 1) WHERE \"ByPublicNotice\" = 1 AND \"DecisionMailedOn\" IS NULL;");
            migrationBuilder.Sql("UPDATE \"Consultations\" SET \"FileDue\" = (SELECT r.\"Due\" FROM \"Requests\" r WHERE r.\"Id\" = \"RequestId\"), \"FileIsClosed\" = (SELECT r.\"IsClosed\" FROM \"Requests\" r WHERE r.\"Id\" = \"RequestId\"), "
                + "\"IsFirstOfUnit\" = (\"Id\" = (SELECT min(o.\"Id\") FROM \"Consultations\" o WHERE o.\"RequestId\" = \"Consultations\".\"RequestId\" AND o.\"Unit\" = \"Consultations\".\"Unit\"));");
            migrationBuilder.Sql("INSERT INTO \"AskedUnits\" (\"Name\") SELECT DISTINCT \"Unit\" FROM \"Consultations\";");

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

            migrationBuilder.Sql("ALTER TABLE \"ThirdParties\" DROP COLUMN \"PublicNoticesOutOn\";");

            migrationBuilder.Sql("ALTER TABLE \"Requests\" DROP COLUMN \"Due\";");

            migrationBuilder.Sql("ALTER TABLE \"Consultations\" DROP COLUMN \"FileDue\";");

            migrationBuilder.Sql("ALTER TABLE \"Consultations\" DROP COLUMN \"FileIsClosed\";");

            migrationBuilder.Sql("ALTER TABLE \"Consultations\" DROP COLUMN \"IsFirstOfUnit\";");

            migrationBuilder.AddColumn<DateOnly>(
                name: "NominalDue",
                table: "Requests",
                type: "TEXT",
                nullable: false,
                computedColumnSql: "date(\"ReceivedOn\", '+' || (20 + coalesce(\"Extension_Days\", 0)) || ' days')",
                stored: false);

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
