using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SafeguardingHub.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AgencyMessages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_received_messages_sender_received_at",
                table: "received_messages",
                columns: new[] { "sender", "received_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_received_messages_sender_received_at",
                table: "received_messages");
        }
    }
}
