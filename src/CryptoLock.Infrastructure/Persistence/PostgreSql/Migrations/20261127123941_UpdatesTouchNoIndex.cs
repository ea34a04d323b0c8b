using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CryptoLock.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <summary>
    /// No index reads a time that every message changes (docs/decisions/0022-updates-that-touch-no-index.md).
    /// </summary>
    public partial class UpdatesTouchNoIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sessions_activity",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_sessions_awaiting_human",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_sessions_due",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_sessions_opted_out",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_sessions_with_human",
                table: "sessions");

            // Space for new versions on each page; and one statement, so that the table is written anew only once.
            migrationBuilder.Sql("ALTER TABLE sessions SET (fillfactor = 75);");
            migrationBuilder.Sql(
                """
                ALTER TABLE sessions
                    ADD COLUMN is_scheduled boolean NOT NULL GENERATED ALWAYS AS (due_at IS NOT NULL) STORED,
                    ADD COLUMN active_slot bigint NOT NULL GENERATED ALWAYS AS (last_message_at / 6000000000) STORED;
                """);

            migrationBuilder.CreateIndex(
                name: "ix_sessions_activity",
                table: "sessions",
                column: "active_slot");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_awaiting_human",
                table: "sessions",
                column: "active_slot",
                filter: "status = 'AwaitingHuman'");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_due",
                table: "sessions",
                column: "id",
                filter: "is_scheduled");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_opted_out",
                table: "sessions",
                column: "active_slot",
                filter: "status = 'OptedOut'");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_with_human",
                table: "sessions",
                column: "active_slot",
                filter: "status = 'WithHuman'");

            // Nothing is known of new columns until then, and the sweep would read the whole table.
            migrationBuilder.Sql("ANALYZE sessions;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sessions_activity",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_sessions_awaiting_human",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_sessions_due",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_sessions_opted_out",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_sessions_with_human",
                table: "sessions");

            migrationBuilder.Sql("ALTER TABLE sessions RESET (fillfactor);");

            migrationBuilder.DropColumn(
                name: "active_slot",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "is_scheduled",
                table: "sessions");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_activity",
                table: "sessions",
                column: "last_message_at");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_awaiting_human",
                table: "sessions",
                column: "last_message_at",
                filter: "status = 'AwaitingHuman'");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_due",
                table: "sessions",
                column: "due_at",
                filter: "due_at IS NOT NULL");

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
        }
    }
}
