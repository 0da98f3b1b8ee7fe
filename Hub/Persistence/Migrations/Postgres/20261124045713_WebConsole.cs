using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WebConsole : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_outbox_concern_id_recipient",
                table: "outbox");

            migrationBuilder.CreateTable(
                name: "console_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_form = table.Column<byte[]>(type: "bytea", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_console_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "console_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false),
                    provider_session = table.Column<Guid>(type: "uuid", nullable: true),
                    sealed_person = table.Column<byte[]>(type: "bytea", nullable: false),
                    signed_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    signed_out_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_console_sessions", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_referrals_recipient_recorded_at",
                table: "referrals",
                columns: new[] { "recipient", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_concern_id_recipient",
                table: "outbox",
                columns: new[] { "concern_id", "recipient" });

            migrationBuilder.CreateIndex(
                name: "IX_obligations_owed_by_due",
                table: "obligations",
                columns: new[] { "owed_by", "due" },
                filter: "met_at IS NULL AND cancelled_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_concerns_raised_by_recorded_at",
                table: "concerns",
                columns: new[] { "raised_by", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "IX_console_drafts_saved_at",
                table: "console_drafts",
                column: "saved_at");

            migrationBuilder.CreateIndex(
                name: "IX_console_sessions_ends_at",
                table: "console_sessions",
                column: "ends_at");

            migrationBuilder.CreateIndex(
                name: "IX_console_sessions_person",
                table: "console_sessions",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "IX_console_sessions_provider_session",
                table: "console_sessions",
                column: "provider_session");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "console_drafts");

            migrationBuilder.DropTable(
                name: "console_sessions");

            migrationBuilder.DropIndex(
                name: "IX_referrals_recipient_recorded_at",
                table: "referrals");

            migrationBuilder.DropIndex(
                name: "IX_outbox_concern_id_recipient",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_obligations_owed_by_due",
                table: "obligations");

            migrationBuilder.DropIndex(
                name: "IX_concerns_raised_by_recorded_at",
                table: "concerns");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_concern_id_recipient",
                table: "outbox",
                columns: new[] { "concern_id", "recipient" },
                filter: "sent_at IS NULL");
        }
    }
}
