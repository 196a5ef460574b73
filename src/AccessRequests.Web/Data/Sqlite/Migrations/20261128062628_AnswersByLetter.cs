using System.Linq;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AnswersByLetter : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Rebuild(migrationBuilder, "NULL", ", \"LetterId\" TEXT NULL", "'Sent', 'Withdrawn', 'Disregarded'");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Rebuild(migrationBuilder, "NOT NULL", "", "'Sent', 'Withdrawn'");

        /// <summary>
        /// In SQL, since SQLite changes no column in place: what EF Core writes for it commits halfway, and a crash there would leave a database that no start migrates.
        /// </summary>
        private static void Rebuild(MigrationBuilder migrationBuilder, string package, string letter, string closed)
        {
            const string Kept = "\"RequestId\", \"Id\", \"DecidedOn\", \"Delivery\", \"DocumentsHeldUntil\", \"DocumentsSentOn\", \"IncidentReference\", \"Manifest\", \"PackageId\", \"Proof\", "
                + "\"PublicationAddress\", \"PublishedBy\", \"PublishedOn\", \"ReceivedOn\", \"RecordedAt\", \"RecordedBy\", \"SentOn\"";

            migrationBuilder.Sql($"""
                CREATE TABLE "RebuiltSendings" (
                    "Id" TEXT NOT NULL, "DecidedOn" TEXT NOT NULL, "Delivery" TEXT NOT NULL, "DocumentsHeldUntil" TEXT NULL, "DocumentsSentOn" TEXT NULL, "IncidentReference" TEXT NULL,
                    "Manifest" TEXT NULL, "PackageId" TEXT {package}, "Proof" TEXT NULL, "PublicationAddress" TEXT NULL, "PublishedBy" TEXT NULL, "PublishedOn" TEXT NULL,
                    "ReceivedOn" TEXT NULL, "RecordedAt" INTEGER NOT NULL, "RecordedBy" TEXT NOT NULL, "RequestId" TEXT NOT NULL, "SentOn" TEXT NOT NULL{letter},
                    CONSTRAINT "PK_Sendings" PRIMARY KEY ("RequestId", "Id"),
                    CONSTRAINT "FK_Sendings_Requests_RequestId" FOREIGN KEY ("RequestId") REFERENCES "Requests" ("Id") ON DELETE CASCADE);
                """);
            migrationBuilder.Sql($"INSERT INTO \"RebuiltSendings\" ({Kept}) SELECT {Kept} FROM \"Sendings\"{(letter.Length == 0 ? " WHERE \"PackageId\" IS NOT NULL" : "")};");
            migrationBuilder.Sql("DROP TABLE \"Sendings\";");
            migrationBuilder.Sql("ALTER TABLE \"RebuiltSendings\" RENAME TO \"Sendings\";");
            migrationBuilder.CreateIndex("IX_Sendings_SentOn", "Sendings", "SentOn");

            string[][] indexes = [["IsClosed", "NominalDue", "Number"], ["Status", "IsClosed", "NominalDue", "Number"], ["AssigneeId", "IsClosed", "NominalDue", "Number"], ["Kind", "IsClosed", "NominalDue", "Number"]];

            foreach (var columns in indexes)
            {
                migrationBuilder.Sql($"DROP INDEX \"IX_Requests_{string.Join('_', columns)}\";");
            }

            migrationBuilder.Sql("ALTER TABLE \"Requests\" DROP COLUMN \"IsClosed\";");
            migrationBuilder.Sql($"ALTER TABLE \"Requests\" ADD COLUMN \"IsClosed\" INTEGER NOT NULL GENERATED ALWAYS AS (\"Status\" IN ({closed})) VIRTUAL;");

            foreach (var columns in indexes)
            {
                migrationBuilder.Sql($"CREATE INDEX \"IX_Requests_{string.Join('_', columns)}\" ON \"Requests\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))});");
            }
        }
    }
}
