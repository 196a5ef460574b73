using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class IncidentRegister : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "IncidentReference",
                table: "Sendings",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Incidents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    RequestId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RequestNumber = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    SendingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Nature = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OccurredFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    OccurredTo = table.Column<DateOnly>(type: "date", nullable: true),
                    AwareOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Circumstances = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Information = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    PersonsConcerned = table.Column<int>(type: "int", nullable: true),
                    ReportedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    ReportedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    Assessment_Sensitivity = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Assessment_Consequences = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Assessment_Likelihood = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    Assessment_IsSerious = table.Column<bool>(type: "bit", nullable: true),
                    AssessedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    AssessedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    TakenDownOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CommissionNotifiedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    PersonsNotifiedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Incidents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Incidents_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "IncidentCommunications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Channel = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Where = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    PackageId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Evidence = table.Column<string>(type: "nvarchar(max)", maxLength: 400000, nullable: false),
                    IncidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentCommunications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IncidentCommunications_Incidents_IncidentId",
                        column: x => x.IncidentId,
                        principalTable: "Incidents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IncidentMeasures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    RecordedBy = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: false),
                    IncidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentMeasures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IncidentMeasures_Incidents_IncidentId",
                        column: x => x.IncidentId,
                        principalTable: "Incidents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IncidentPages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Pages = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Marks = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    IncidentId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IncidentPages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IncidentPages_Incidents_IncidentId",
                        column: x => x.IncidentId,
                        principalTable: "Incidents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_IncidentCommunications_IncidentId",
                table: "IncidentCommunications",
                column: "IncidentId");

            migrationBuilder.CreateIndex(
                name: "IX_IncidentMeasures_IncidentId",
                table: "IncidentMeasures",
                column: "IncidentId");

            migrationBuilder.CreateIndex(
                name: "IX_IncidentPages_IncidentId",
                table: "IncidentPages",
                column: "IncidentId");

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_ClosedOn",
                table: "Incidents",
                column: "ClosedOn");

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_Reference",
                table: "Incidents",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_RequestId",
                table: "Incidents",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_SendingId",
                table: "Incidents",
                column: "SendingId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "IncidentCommunications");

            migrationBuilder.DropTable(
                name: "IncidentMeasures");

            migrationBuilder.DropTable(
                name: "IncidentPages");

            migrationBuilder.DropTable(
                name: "Incidents");

            migrationBuilder.DropColumn(
                name: "IncidentReference",
                table: "Sendings");
        }
    }
}
