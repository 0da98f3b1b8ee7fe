using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Chases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_obligations_due",
                table: "obligations");

            migrationBuilder.AddColumn<long>(
                name: "next_chase_at",
                table: "obligations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "step",
                table: "obligations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql("UPDATE obligations SET next_chase_at = due, step = -1;");

            migrationBuilder.CreateTable(
                name: "chases",
                columns: table => new
                {
                    obligation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    concern_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    stage = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    asked = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_chases", x => new { x.obligation_id, x.step });
                });

            migrationBuilder.CreateIndex(
                name: "IX_obligations_next_chase_at",
                table: "obligations",
                column: "next_chase_at",
                filter: "met_at IS NULL AND cancelled_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_chases_concern_id",
                table: "chases",
                column: "concern_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "chases");

            migrationBuilder.DropIndex(
                name: "IX_obligations_next_chase_at",
                table: "obligations");

            migrationBuilder.DropColumn(
                name: "next_chase_at",
                table: "obligations");

            migrationBuilder.DropColumn(
                name: "step",
                table: "obligations");

            migrationBuilder.CreateIndex(
                name: "IX_obligations_due",
                table: "obligations",
                column: "due",
                filter: "met_at IS NULL AND cancelled_at IS NULL");
        }
    }
}
