using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace SafeguardingHub.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Recovery : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_dead_letters",
                table: "dead_letters");

            migrationBuilder.DropIndex(
                name: "IX_dead_letters_fingerprint",
                table: "dead_letters");

            migrationBuilder.RenameColumn(
                name: "stage",
                table: "dead_letters",
                newName: "state");

            migrationBuilder.AddColumn<long>(
                name: "sequence",
                table: "dead_letters",
                type: "bigint",
                nullable: false,
                defaultValue: 0L)
                .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);

            migrationBuilder.AddColumn<string>(
                name: "agency",
                table: "dead_letters",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "clock_read_at",
                table: "dead_letters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "code",
                table: "dead_letters",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "concern_id",
                table: "dead_letters",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "due",
                table: "dead_letters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "due_what",
                table: "dead_letters",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "edit_of",
                table: "dead_letters",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "identity",
                table: "dead_letters",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "dead_letters",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_failed_at",
                table: "dead_letters",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "last_outcome",
                table: "dead_letters",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "order_key",
                table: "dead_letters",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "outbox_sequence",
                table: "dead_letters",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "queue",
                table: "dead_letters",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "received_at",
                table: "dead_letters",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<int>(
                name: "replays",
                table: "dead_letters",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "settled_at",
                table: "dead_letters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "dead_letters",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "urgent",
                table: "dead_letters",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddPrimaryKey(
                name: "PK_dead_letters",
                table: "dead_letters",
                column: "sequence");

            // What was there before was of this one source; the column with the stage has become the one with the state.
            migrationBuilder.Sql("UPDATE dead_letters SET code = state, source = 'Stage', state = 'Dead', kind = 'unknown', queue = 'hub.in.unrouted', fingerprint = 'hub.in.unrouted ' || fingerprint, last_failed_at = at, received_at = at;");

            migrationBuilder.CreateTable(
                name: "collection_retries",
                columns: table => new
                {
                    identity = table.Column<Guid>(type: "uuid", nullable: false),
                    queue = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    failure = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_retries", x => x.identity);
                });

            migrationBuilder.CreateTable(
                name: "dead_letter_contents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    data_key_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_body = table.Column<byte[]>(type: "bytea", nullable: false),
                    sealed_properties = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dead_letter_contents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dead_letter_groups",
                columns: table => new
                {
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: true),
                    investigated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    fixed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    replayed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dead_letter_groups", x => x.fingerprint);
                });

            migrationBuilder.CreateTable(
                name: "dead_letter_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    author = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dead_letter_notes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "proposal_items",
                columns: table => new
                {
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    dead_letter_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_proposal_items", x => new { x.proposal_id, x.dead_letter_id });
                });

            migrationBuilder.CreateTable(
                name: "proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    proposed_by = table.Column<string>(type: "text", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved = table.Column<bool>(type: "boolean", nullable: true),
                    data_key_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sealed_body = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_proposals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recovery_incidents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: false),
                    fix = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_incidents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "replay_items",
                columns: table => new
                {
                    replay_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    dead_letter_id = table.Column<Guid>(type: "uuid", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_replay_items", x => new { x.replay_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "replays",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: true),
                    asked_by = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    per_second = table.Column<int>(type: "integer", nullable: false),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_replays", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "uncollected_referrals",
                columns: table => new
                {
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    agency = table.Column<string>(type: "text", nullable: false),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    found_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    collected_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_uncollected_referrals", x => x.referral_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_dead_letters_clock",
                table: "dead_letters",
                column: "at",
                filter: "state = 'Dead' AND clock_read_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_due",
                table: "dead_letters",
                column: "due",
                filter: "state = 'Dead'");

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_fingerprint_state",
                table: "dead_letters",
                columns: new[] { "fingerprint", "state" });

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_id",
                table: "dead_letters",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_identity",
                table: "dead_letters",
                column: "identity",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_order_key",
                table: "dead_letters",
                column: "order_key",
                filter: "state = 'Dead'");

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_outbox_sequence",
                table: "dead_letters",
                column: "outbox_sequence");

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_received_at",
                table: "dead_letters",
                column: "received_at",
                filter: "state = 'Dead'");

            migrationBuilder.CreateIndex(
                name: "IX_dead_letter_notes_fingerprint",
                table: "dead_letter_notes",
                column: "fingerprint");

            migrationBuilder.CreateIndex(
                name: "IX_proposals_proposed_at",
                table: "proposals",
                column: "proposed_at",
                filter: "decided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_recovery_incidents_name_subject",
                table: "recovery_incidents",
                columns: new[] { "name", "subject" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_replay_items_dead_letter_id",
                table: "replay_items",
                column: "dead_letter_id",
                unique: true,
                filter: "finished_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_replays_asked_at",
                table: "replays",
                column: "asked_at",
                filter: "finished_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_uncollected_referrals_agency",
                table: "uncollected_referrals",
                column: "agency");

            // Sealed bytes do not compress: they are kept as they are.
            migrationBuilder.Sql("ALTER TABLE dead_letter_contents ALTER COLUMN sealed_body SET STORAGE EXTERNAL, ALTER COLUMN sealed_properties SET STORAGE EXTERNAL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "collection_retries");

            migrationBuilder.DropTable(
                name: "dead_letter_contents");

            migrationBuilder.DropTable(
                name: "dead_letter_groups");

            migrationBuilder.DropTable(
                name: "dead_letter_notes");

            migrationBuilder.DropTable(
                name: "proposal_items");

            migrationBuilder.DropTable(
                name: "proposals");

            migrationBuilder.DropTable(
                name: "recovery_incidents");

            migrationBuilder.DropTable(
                name: "replay_items");

            migrationBuilder.DropTable(
                name: "replays");

            migrationBuilder.DropTable(
                name: "uncollected_referrals");

            migrationBuilder.DropPrimaryKey(
                name: "PK_dead_letters",
                table: "dead_letters");

            migrationBuilder.DropIndex(
                name: "ix_dead_letters_clock",
                table: "dead_letters");

            migrationBuilder.DropIndex(
                name: "IX_dead_letters_due",
                table: "dead_letters");

            migrationBuilder.DropIndex(
                name: "IX_dead_letters_fingerprint_state",
                table: "dead_letters");

            migrationBuilder.DropIndex(
                name: "IX_dead_letters_id",
                table: "dead_letters");

            migrationBuilder.DropIndex(
                name: "IX_dead_letters_identity",
                table: "dead_letters");

            migrationBuilder.DropIndex(
                name: "IX_dead_letters_order_key",
                table: "dead_letters");

            migrationBuilder.DropIndex(
                name: "IX_dead_letters_outbox_sequence",
                table: "dead_letters");

            migrationBuilder.DropIndex(
                name: "IX_dead_letters_received_at",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "sequence",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "agency",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "clock_read_at",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "code",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "concern_id",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "due",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "due_what",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "edit_of",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "identity",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "last_failed_at",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "last_outcome",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "order_key",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "outbox_sequence",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "queue",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "received_at",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "replays",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "settled_at",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "source",
                table: "dead_letters");

            migrationBuilder.DropColumn(
                name: "urgent",
                table: "dead_letters");

            migrationBuilder.RenameColumn(
                name: "state",
                table: "dead_letters",
                newName: "stage");

            migrationBuilder.AddPrimaryKey(
                name: "PK_dead_letters",
                table: "dead_letters",
                column: "id");

            migrationBuilder.CreateIndex(
                name: "IX_dead_letters_fingerprint",
                table: "dead_letters",
                column: "fingerprint");
        }
    }
}
