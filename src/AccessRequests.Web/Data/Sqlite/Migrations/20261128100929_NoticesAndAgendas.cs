using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class NoticesAndAgendas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "AcknowledgementDays",
                table: "Organisations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 7);

            Rebuild(migrationBuilder, "NULL");

            migrationBuilder.AddColumn<string>(
                name: "Clock",
                table: "DatedPolicies",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Answer");

            migrationBuilder.CreateTable(
                name: "AgendaSubscriptions",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddressHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgendaSubscriptions", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_AgendaSubscriptions_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AgendaSubscriptions_AddressHash",
                table: "AgendaSubscriptions",
                column: "AddressHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notices_AccountId_At",
                table: "Notices",
                columns: new[] { "AccountId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_AccountId_ReadAt",
                table: "Notices",
                columns: new[] { "AccountId", "ReadAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_At",
                table: "Notices",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Key",
                table: "Notices",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notices_RequestId",
                table: "Notices",
                column: "RequestId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AgendaSubscriptions");

            migrationBuilder.DropTable(
                name: "Notices");

            migrationBuilder.DropColumn(
                name: "AcknowledgementDays",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "Clock",
                table: "DatedPolicies");

            Rebuild(migrationBuilder, "NOT NULL");
        }

        /// <summary>In SQL, as in <see cref="AnswersByLetter"/> and for its reason.</summary>
        private static void Rebuild(MigrationBuilder migrationBuilder, string package)
        {
            const string Kept = "\"Id\", \"Channel\", \"Evidence\", \"IncidentId\", \"On\", \"PackageId\", \"Where\"";

            migrationBuilder.Sql($"""
                CREATE TABLE "RebuiltCommunications" (
                    "Id" TEXT NOT NULL CONSTRAINT "PK_IncidentCommunications" PRIMARY KEY, "Channel" TEXT NOT NULL, "Evidence" TEXT NOT NULL, "IncidentId" TEXT NOT NULL, "On" TEXT NOT NULL,
                    "PackageId" TEXT {package}, "Where" TEXT NOT NULL,
                    CONSTRAINT "FK_IncidentCommunications_Incidents_IncidentId" FOREIGN KEY ("IncidentId") REFERENCES "Incidents" ("Id") ON DELETE CASCADE);
                """);
            migrationBuilder.Sql($"INSERT INTO \"RebuiltCommunications\" ({Kept}) SELECT {Kept} FROM \"IncidentCommunications\"{(package == "NULL" ? "" : " WHERE \"PackageId\" IS NOT NULL")};");
            migrationBuilder.Sql("DROP TABLE \"IncidentCommunications\";");
            migrationBuilder.Sql("ALTER TABLE \"RebuiltCommunications\" RENAME TO \"IncidentCommunications\";");
            migrationBuilder.CreateIndex("IX_IncidentCommunications_IncidentId", "IncidentCommunications", "IncidentId");
        }
    }
}
