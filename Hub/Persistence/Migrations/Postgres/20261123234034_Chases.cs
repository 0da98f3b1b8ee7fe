using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Persistence.Migrations.Postgres
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

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "next_chase_at",
                table: "obligations",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<int>(
                name: "step",
                table: "obligations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql("UPDATE obligations SET next_chase_at = due, step = -1;");

            migrationBuilder.CreateTable(
                name: "chases",
                columns: table => new
                {
                    obligation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    concern_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked = table.Column<string>(type: "text", nullable: false)
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
