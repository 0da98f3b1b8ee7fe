using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SafeguardingHub.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Pace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "given_up_at",
                table: "outbox",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "chased_at",
                table: "obligations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pauses",
                table: "obligations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "rating",
                table: "obligations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "since",
                table: "obligations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "stage",
                table: "obligations",
                type: "text",
                nullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "next_review_on",
                table: "engagements",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");

            migrationBuilder.AddColumn<string>(
                name: "mailboxes",
                table: "chases",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "counted_calendars",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    days = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counted_calendars", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_referrals_close_notice_due",
                table: "referrals",
                column: "close_notice_due",
                filter: "close_notice_due IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_given_up_at",
                table: "outbox",
                column: "given_up_at",
                filter: "given_up_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_chases_at",
                table: "chases",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "counted_calendars");

            migrationBuilder.DropIndex(
                name: "IX_referrals_close_notice_due",
                table: "referrals");

            migrationBuilder.DropIndex(
                name: "IX_outbox_given_up_at",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_chases_at",
                table: "chases");

            migrationBuilder.DropColumn(
                name: "given_up_at",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "chased_at",
                table: "obligations");

            migrationBuilder.DropColumn(
                name: "pauses",
                table: "obligations");

            migrationBuilder.DropColumn(
                name: "rating",
                table: "obligations");

            migrationBuilder.DropColumn(
                name: "since",
                table: "obligations");

            migrationBuilder.DropColumn(
                name: "stage",
                table: "obligations");

            migrationBuilder.DropColumn(
                name: "mailboxes",
                table: "chases");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "next_review_on",
                table: "engagements",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);
        }
    }
}
