using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Persistence.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L)
                .Annotation("Sqlite:Autoincrement", true);

            migrationBuilder.AddColumn<string>(
                name: "agency",
                table: "dead_letters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "clock_read_at",
                table: "dead_letters",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "code",
                table: "dead_letters",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "concern_id",
                table: "dead_letters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "due",
                table: "dead_letters",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "due_what",
                table: "dead_letters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "edit_of",
                table: "dead_letters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "identity",
                table: "dead_letters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "dead_letters",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "last_failed_at",
                table: "dead_letters",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "last_outcome",
                table: "dead_letters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "order_key",
                table: "dead_letters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "outbox_sequence",
                table: "dead_letters",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "queue",
                table: "dead_letters",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "received_at",
                table: "dead_letters",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "replays",
                table: "dead_letters",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "settled_at",
                table: "dead_letters",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "dead_letters",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "urgent",
                table: "dead_letters",
                type: "INTEGER",
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
                    identity = table.Column<Guid>(type: "TEXT", nullable: false),
                    queue = table.Column<string>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    failure = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_retries", x => x.identity);
                });

            migrationBuilder.CreateTable(
                name: "dead_letter_contents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    data_key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sealed_body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_properties = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dead_letter_contents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "dead_letter_groups",
                columns: table => new
                {
                    fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: true),
                    investigated_at = table.Column<long>(type: "INTEGER", nullable: true),
                    fixed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    replayed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dead_letter_groups", x => x.fingerprint);
                });

            migrationBuilder.CreateTable(
                name: "dead_letter_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    author = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dead_letter_notes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "proposal_items",
                columns: table => new
                {
                    proposal_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    dead_letter_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_proposal_items", x => new { x.proposal_id, x.dead_letter_id });
                });

            migrationBuilder.CreateTable(
                name: "proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    proposed_by = table.Column<string>(type: "TEXT", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    approved = table.Column<bool>(type: "INTEGER", nullable: true),
                    data_key_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    sealed_body = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_proposals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "recovery_incidents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: false),
                    fix = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recovery_incidents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "replay_items",
                columns: table => new
                {
                    replay_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    dead_letter_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_replay_items", x => new { x.replay_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "replays",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", nullable: true),
                    asked_by = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    total = table.Column<int>(type: "INTEGER", nullable: false),
                    per_second = table.Column<int>(type: "INTEGER", nullable: false),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_replays", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "uncollected_referrals",
                columns: table => new
                {
                    referral_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency = table.Column<string>(type: "TEXT", nullable: false),
                    delivered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    found_at = table.Column<long>(type: "INTEGER", nullable: false),
                    collected_at = table.Column<long>(type: "INTEGER", nullable: true)
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
