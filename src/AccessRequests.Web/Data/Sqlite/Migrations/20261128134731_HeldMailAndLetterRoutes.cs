using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class HeldMailAndLetterRoutes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE \"Outbox\" ADD COLUMN \"DroppedAt\" INTEGER NULL;");
            migrationBuilder.Sql("ALTER TABLE \"Outbox\" ADD COLUMN \"Hold\" TEXT NULL;");

            migrationBuilder.Sql("CREATE UNIQUE INDEX \"AK_Letters_RequestId_Id\" ON \"Letters\" (\"RequestId\", \"Id\");");
            migrationBuilder.DropIndex("IX_Letters_RequestId", "Letters");
            Rebuild(
                migrationBuilder,
                ", CONSTRAINT \"FK_Sendings_Letters_RequestId_LetterId\" FOREIGN KEY (\"RequestId\", \"LetterId\") REFERENCES \"Letters\" (\"RequestId\", \"Id\") ON DELETE RESTRICT");
            migrationBuilder.CreateIndex("IX_Sendings_RequestId_LetterId", "Sendings", new[] { "RequestId", "LetterId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE \"Outbox\" DROP COLUMN \"DroppedAt\";");
            migrationBuilder.Sql("ALTER TABLE \"Outbox\" DROP COLUMN \"Hold\";");

            Rebuild(migrationBuilder, "");
            migrationBuilder.CreateIndex("IX_Letters_RequestId", "Letters", "RequestId");
            migrationBuilder.Sql("DROP INDEX \"AK_Letters_RequestId_Id\";");
        }

        /// <summary>In SQL, as in <see cref="AnswersByLetter"/> and for its reason. What leads to no letter of its own request leads nowhere from now on.</summary>
        private static void Rebuild(MigrationBuilder migrationBuilder, string answered)
        {
            const string Sendings = "\"RequestId\", \"Id\", \"DecidedOn\", \"Delivery\", \"DocumentsHeldUntil\", \"DocumentsSentOn\", \"IncidentReference\", \"Manifest\", \"PackageId\", \"Proof\", "
                + "\"PublicationAddress\", \"PublishedBy\", \"PublishedOn\", \"ReceivedOn\", \"RecordedAt\", \"RecordedBy\", \"SentOn\"";

            migrationBuilder.Sql($"""
                CREATE TABLE "RebuiltSendings" (
                    "Id" TEXT NOT NULL, "DecidedOn" TEXT NOT NULL, "Delivery" TEXT NOT NULL, "DocumentsHeldUntil" TEXT NULL, "DocumentsSentOn" TEXT NULL, "IncidentReference" TEXT NULL, "LetterId" TEXT NULL,
                    "Manifest" TEXT NULL, "PackageId" TEXT NULL, "Proof" TEXT NULL, "PublicationAddress" TEXT NULL, "PublishedBy" TEXT NULL, "PublishedOn" TEXT NULL,
                    "ReceivedOn" TEXT NULL, "RecordedAt" INTEGER NOT NULL, "RecordedBy" TEXT NOT NULL, "RequestId" TEXT NOT NULL, "SentOn" TEXT NOT NULL,
                    CONSTRAINT "PK_Sendings" PRIMARY KEY ("RequestId", "Id"),
                    CONSTRAINT "FK_Sendings_Packages_RequestId_PackageId" FOREIGN KEY ("RequestId", "PackageId") REFERENCES "Packages" ("RequestId", "Id") ON DELETE RESTRICT,
                    CONSTRAINT "FK_Sendings_Requests_RequestId" FOREIGN KEY ("RequestId") REFERENCES "Requests" ("Id") ON DELETE CASCADE{answered});
                """);
            migrationBuilder.Sql($"INSERT INTO \"RebuiltSendings\" ({Sendings}, \"LetterId\") SELECT {Sendings}, (SELECT \"Letters\".\"Id\" FROM \"Letters\" WHERE \"Letters\".\"Id\" = \"Sendings\".\"LetterId\" AND \"Letters\".\"RequestId\" = \"Sendings\".\"RequestId\") FROM \"Sendings\";");
            migrationBuilder.Sql("DROP TABLE \"Sendings\";");
            migrationBuilder.Sql("ALTER TABLE \"RebuiltSendings\" RENAME TO \"Sendings\";");
            migrationBuilder.CreateIndex("IX_Sendings_SentOn", "Sendings", "SentOn");
            migrationBuilder.CreateIndex("IX_Sendings_DocumentsSentOn_DocumentsHeldUntil", "Sendings", new[] { "DocumentsSentOn", "DocumentsHeldUntil" });
            migrationBuilder.CreateIndex("IX_Sendings_RequestId_PackageId", "Sendings", new[] { "RequestId", "PackageId" });
        }
    }
}
