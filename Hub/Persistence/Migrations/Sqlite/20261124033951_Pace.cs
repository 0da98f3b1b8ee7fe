using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Pace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "given_up_at",
                table: "outbox",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "chased_at",
                table: "obligations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "pauses",
                table: "obligations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "rating",
                table: "obligations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "since",
                table: "obligations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "stage",
                table: "obligations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "next_review_on",
                table: "engagements",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "TEXT");

            migrationBuilder.AddColumn<string>(
                name: "mailboxes",
                table: "chases",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "counted_calendars",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    days = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
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
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
