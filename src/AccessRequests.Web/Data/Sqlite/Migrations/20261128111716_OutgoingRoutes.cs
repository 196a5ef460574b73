using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class OutgoingRoutes : Migration
    {
        private static readonly (string Table, string[] Columns)[] OfOneDay = [("DatedPolicies", ["Clock", "From"]), ("DecreedDays", ["Day"]), ("FeePrices", ["From"])];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE UNIQUE INDEX \"AK_Packages_RequestId_Id\" ON \"Packages\" (\"RequestId\", \"Id\");");
            migrationBuilder.DropIndex("IX_Packages_RequestId", "Packages");
            Rebuild(
                migrationBuilder,
                "CONSTRAINT \"FK_DownloadLinks_Packages_RequestId_PackageId\" FOREIGN KEY (\"RequestId\", \"PackageId\") REFERENCES \"Packages\" (\"RequestId\", \"Id\") ON DELETE RESTRICT",
                ", CONSTRAINT \"FK_Sendings_Packages_RequestId_PackageId\" FOREIGN KEY (\"RequestId\", \"PackageId\") REFERENCES \"Packages\" (\"RequestId\", \"Id\") ON DELETE RESTRICT");
            migrationBuilder.CreateIndex("IX_DownloadLinks_RequestId_PackageId", "DownloadLinks", new[] { "RequestId", "PackageId" });
            migrationBuilder.CreateIndex("IX_Sendings_RequestId_PackageId", "Sendings", new[] { "RequestId", "PackageId" });

            foreach (var (table, columns) in OfOneDay)
            {
                var sameDay = string.Join(" AND ", columns.Select(column => $"\"later\".\"{column}\" = \"{table}\".\"{column}\""));

                // Of two that were entered at once, the later one was in force.
                migrationBuilder.Sql($"UPDATE \"{table}\" SET \"RevokedAt\" = \"EnteredAt\", \"RevokedBy\" = 'Mise à jour' WHERE \"RevokedAt\" IS NULL AND EXISTS (SELECT 1 FROM \"{table}\" AS \"later\" WHERE {sameDay} AND \"later\".\"RevokedAt\" IS NULL AND (\"later\".\"EnteredAt\", \"later\".\"Id\") > (\"{table}\".\"EnteredAt\", \"{table}\".\"Id\"));");
                migrationBuilder.CreateIndex($"IX_{table}_{string.Join('_', columns)}", table, columns, unique: true, filter: "RevokedAt IS NULL");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (table, columns) in OfOneDay)
            {
                migrationBuilder.DropIndex($"IX_{table}_{string.Join('_', columns)}", table);
            }

            Rebuild(migrationBuilder, "CONSTRAINT \"FK_DownloadLinks_Packages_PackageId\" FOREIGN KEY (\"PackageId\") REFERENCES \"Packages\" (\"Id\") ON DELETE RESTRICT", "");
            migrationBuilder.CreateIndex("IX_DownloadLinks_RequestId", "DownloadLinks", "RequestId");
            migrationBuilder.CreateIndex("IX_DownloadLinks_PackageId", "DownloadLinks", "PackageId");
            migrationBuilder.CreateIndex("IX_Packages_RequestId", "Packages", "RequestId");
            migrationBuilder.Sql("DROP INDEX \"AK_Packages_RequestId_Id\";");
        }

        /// <summary>In SQL, as in <see cref="AnswersByLetter"/> and for its reason. What leads to no package of its own request leads nowhere from now on.</summary>
        private static void Rebuild(MigrationBuilder migrationBuilder, string linked, string sent)
        {
            const string Links = "\"Id\", \"RequestId\", \"PackageId\", \"AddressHash\", \"CodeHash\", \"CreatedBy\", \"CreatedAt\", \"ExpiresAt\", \"AllowedDownloads\", \"Downloads\", \"LastDownloadAt\", \"WrongCodes\", "
                + "\"RevokedAt\", \"RevokedBy\", \"Version\"";
            const string Sendings = "\"RequestId\", \"Id\", \"DecidedOn\", \"Delivery\", \"DocumentsHeldUntil\", \"DocumentsSentOn\", \"IncidentReference\", \"LetterId\", \"Manifest\", \"Proof\", "
                + "\"PublicationAddress\", \"PublishedBy\", \"PublishedOn\", \"ReceivedOn\", \"RecordedAt\", \"RecordedBy\", \"SentOn\"";

            migrationBuilder.Sql($"""
                CREATE TABLE "RebuiltLinks" (
                    "Id" TEXT NOT NULL CONSTRAINT "PK_DownloadLinks" PRIMARY KEY, "RequestId" TEXT NOT NULL, "PackageId" TEXT NOT NULL, "AddressHash" TEXT NOT NULL, "CodeHash" TEXT NOT NULL,
                    "CreatedBy" TEXT NOT NULL, "CreatedAt" INTEGER NOT NULL, "ExpiresAt" INTEGER NOT NULL, "AllowedDownloads" INTEGER NOT NULL, "Downloads" INTEGER NOT NULL, "LastDownloadAt" INTEGER NULL,
                    "WrongCodes" INTEGER NOT NULL, "RevokedAt" INTEGER NULL, "RevokedBy" TEXT NULL, "Version" TEXT NOT NULL,
                    {linked},
                    CONSTRAINT "FK_DownloadLinks_Requests_RequestId" FOREIGN KEY ("RequestId") REFERENCES "Requests" ("Id") ON DELETE RESTRICT);
                """);
            migrationBuilder.Sql($"INSERT INTO \"RebuiltLinks\" ({Links}) SELECT {Links} FROM \"DownloadLinks\" WHERE EXISTS (SELECT 1 FROM \"Packages\" WHERE \"Packages\".\"Id\" = \"DownloadLinks\".\"PackageId\" AND \"Packages\".\"RequestId\" = \"DownloadLinks\".\"RequestId\");");
            migrationBuilder.Sql("DROP TABLE \"DownloadLinks\";");
            migrationBuilder.Sql("ALTER TABLE \"RebuiltLinks\" RENAME TO \"DownloadLinks\";");
            migrationBuilder.CreateIndex("IX_DownloadLinks_AddressHash", "DownloadLinks", "AddressHash", unique: true);

            migrationBuilder.Sql($"""
                CREATE TABLE "RebuiltSendings" (
                    "Id" TEXT NOT NULL, "DecidedOn" TEXT NOT NULL, "Delivery" TEXT NOT NULL, "DocumentsHeldUntil" TEXT NULL, "DocumentsSentOn" TEXT NULL, "IncidentReference" TEXT NULL, "LetterId" TEXT NULL,
                    "Manifest" TEXT NULL, "PackageId" TEXT NULL, "Proof" TEXT NULL, "PublicationAddress" TEXT NULL, "PublishedBy" TEXT NULL, "PublishedOn" TEXT NULL,
                    "ReceivedOn" TEXT NULL, "RecordedAt" INTEGER NOT NULL, "RecordedBy" TEXT NOT NULL, "RequestId" TEXT NOT NULL, "SentOn" TEXT NOT NULL,
                    CONSTRAINT "PK_Sendings" PRIMARY KEY ("RequestId", "Id"),
                    CONSTRAINT "FK_Sendings_Requests_RequestId" FOREIGN KEY ("RequestId") REFERENCES "Requests" ("Id") ON DELETE CASCADE{sent});
                """);
            migrationBuilder.Sql($"INSERT INTO \"RebuiltSendings\" ({Sendings}, \"PackageId\") SELECT {Sendings}, (SELECT \"Packages\".\"Id\" FROM \"Packages\" WHERE \"Packages\".\"Id\" = \"Sendings\".\"PackageId\" AND \"Packages\".\"RequestId\" = \"Sendings\".\"RequestId\") FROM \"Sendings\";");
            migrationBuilder.Sql("DROP TABLE \"Sendings\";");
            migrationBuilder.Sql("ALTER TABLE \"RebuiltSendings\" RENAME TO \"Sendings\";");
            migrationBuilder.CreateIndex("IX_Sendings_SentOn", "Sendings", "SentOn");
            migrationBuilder.CreateIndex("IX_Sendings_DocumentsSentOn_DocumentsHeldUntil", "Sendings", new[] { "DocumentsSentOn", "DocumentsHeldUntil" });
        }
    }
}
