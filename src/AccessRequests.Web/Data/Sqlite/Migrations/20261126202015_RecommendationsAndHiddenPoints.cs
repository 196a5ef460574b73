using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AccessRequests.Web.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RecommendationsAndHiddenPoints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Provisions",
                table: "RequestPoints",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<bool>(
                name: "EndsWithDecision",
                table: "Provisions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RecommendationDecidedOn",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            // The one article of the shipped catalogue that a decision ends; a database in use has its row already.
            migrationBuilder.Sql("UPDATE Provisions SET EndsWithDecision = 1 WHERE Number = '39';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Provisions",
                table: "RequestPoints");

            migrationBuilder.DropColumn(
                name: "EndsWithDecision",
                table: "Provisions");

            migrationBuilder.DropColumn(
                name: "RecommendationDecidedOn",
                table: "Documents");
        }
    }
}
