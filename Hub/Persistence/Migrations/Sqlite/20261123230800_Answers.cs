using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Answers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_obligations_due",
                table: "obligations");

            migrationBuilder.AddColumn<long>(
                name: "acknowledged_at",
                table: "referrals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "close_notice_due",
                table: "referrals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "closed_at",
                table: "referrals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "decided_at",
                table: "referrals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "offered_to",
                table: "referrals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "outcome_at",
                table: "referrals",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phase",
                table: "referrals",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "sealed_state",
                table: "referrals",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "cancelled_at",
                table: "obligations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "engagements",
                columns: table => new
                {
                    concern_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency = table.Column<string>(type: "TEXT", nullable: false),
                    started_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    next_review_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    paused_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reached_out_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sealed_state = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_engagements", x => new { x.concern_id, x.agency });
                });

            migrationBuilder.CreateTable(
                name: "recorded_answers",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    received_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    concern_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    referral_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sender = table.Column<string>(type: "TEXT", nullable: false),
                    urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    data_key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sealed_answer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    applied_at = table.Column<long>(type: "INTEGER", nullable: true),
                    next_attempt_at = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_failure = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recorded_answers", x => x.sequence);
                });

            migrationBuilder.CreateIndex(
                name: "IX_obligations_due",
                table: "obligations",
                column: "due",
                filter: "met_at IS NULL AND cancelled_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_recorded_answers_concern_id_sequence",
                table: "recorded_answers",
                columns: new[] { "concern_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_recorded_answers_next_attempt_at_sequence",
                table: "recorded_answers",
                columns: new[] { "next_attempt_at", "sequence" },
                filter: "applied_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_recorded_answers_received_id",
                table: "recorded_answers",
                column: "received_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "engagements");

            migrationBuilder.DropTable(
                name: "recorded_answers");

            migrationBuilder.DropIndex(
                name: "IX_obligations_due",
                table: "obligations");

            migrationBuilder.DropColumn(
                name: "acknowledged_at",
                table: "referrals");

            migrationBuilder.DropColumn(
                name: "close_notice_due",
                table: "referrals");

            migrationBuilder.DropColumn(
                name: "closed_at",
                table: "referrals");

            migrationBuilder.DropColumn(
                name: "decided_at",
                table: "referrals");

            migrationBuilder.DropColumn(
                name: "offered_to",
                table: "referrals");

            migrationBuilder.DropColumn(
                name: "outcome_at",
                table: "referrals");

            migrationBuilder.DropColumn(
                name: "phase",
                table: "referrals");

            migrationBuilder.DropColumn(
                name: "sealed_state",
                table: "referrals");

            migrationBuilder.DropColumn(
                name: "cancelled_at",
                table: "obligations");

            migrationBuilder.CreateIndex(
                name: "IX_obligations_due",
                table: "obligations",
                column: "due",
                filter: "met_at IS NULL");
        }
    }
}
