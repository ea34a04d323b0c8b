using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CryptoLock.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class QueryIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_messages_pending",
                table: "messages");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_awaiting_human",
                table: "sessions",
                column: "last_message_at",
                filter: "status = 'AwaitingHuman'");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_opted_out",
                table: "sessions",
                column: "last_message_at",
                filter: "status = 'OptedOut'");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_with_human",
                table: "sessions",
                column: "last_message_at",
                filter: "status = 'WithHuman'");

            migrationBuilder.CreateIndex(
                name: "ix_messages_pending",
                table: "messages",
                columns: new[] { "session_id", "position" },
                filter: "direction = 'in' AND outcome_kind IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sessions_awaiting_human",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_sessions_opted_out",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_sessions_with_human",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_messages_pending",
                table: "messages");

            migrationBuilder.CreateIndex(
                name: "ix_messages_pending",
                table: "messages",
                column: "session_id",
                filter: "direction = 'in' AND outcome_kind IS NULL");
        }
    }
}
