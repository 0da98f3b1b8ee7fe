using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Persistence.Migrations.Postgres
{
    /// <summary>Encrypted bytes do not get smaller: PostgreSQL need not try.</summary>
    public partial class SealedBytesAsTheyAre : Migration
    {
        private static readonly (string Table, string Column)[] Sealed =
        [
            ("concerns", "sealed_content"), ("received_messages", "sealed_body"), ("received_messages", "sealed_properties"),
            ("outbox", "sealed_content"), ("mailbox", "sealed_body"), ("waiting_updates", "sealed_update"),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => Store(migrationBuilder, "EXTERNAL");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => Store(migrationBuilder, "EXTENDED");

        private static void Store(MigrationBuilder migrationBuilder, string how)
        {
            foreach (var (table, column) in Sealed)
            {
                migrationBuilder.Sql($"ALTER TABLE {table} ALTER COLUMN {column} SET STORAGE {how}");
            }
        }
    }
}
