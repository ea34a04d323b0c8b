using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CryptoLock.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "seen_messages",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "BLOB", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seen_messages", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    customer_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    customer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    business = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    profile_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    handoff_reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    operator_name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_message_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_inbound_at = table.Column<long>(type: "INTEGER", nullable: true),
                    message_count = table.Column<int>(type: "INTEGER", nullable: false),
                    pending_since = table.Column<long>(type: "INTEGER", nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    not_before = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    author = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    direction = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    provider_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    attachments = table.Column<string>(type: "TEXT", nullable: true),
                    location = table.Column<string>(type: "TEXT", nullable: true),
                    selection = table.Column<string>(type: "TEXT", nullable: true),
                    quoted_provider_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    outcome_kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    outcome_reason = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    outcome_turn = table.Column<Guid>(type: "TEXT", nullable: true),
                    turn_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    origin = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messages", x => x.id);
                    table.CheckConstraint("ck_messages_outcome", "(outcome_kind IS NULL AND outcome_turn IS NULL AND outcome_reason IS NULL)\nOR (outcome_kind IN ('Answered', 'Merged') AND outcome_turn IS NOT NULL AND outcome_reason IS NULL)\nOR (outcome_kind = 'HandedOff' AND outcome_turn IS NULL AND outcome_reason IS NULL)\nOR (outcome_kind IN ('Suppressed', 'FailedToPerson') AND outcome_turn IS NULL AND outcome_reason IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_messages_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "turns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    read_through = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    superseded = table.Column<int>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    end = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_turns", x => x.id);
                    table.ForeignKey(
                        name: "FK_turns_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "parts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    part_index = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    provider_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    error_code = table.Column<int>(type: "INTEGER", nullable: true),
                    error_cause = table.Column<string>(type: "TEXT", nullable: true),
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parts", x => x.id);
                    table.ForeignKey(
                        name: "FK_parts_messages_message_id",
                        column: x => x.message_id,
                        principalTable: "messages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_messages_pending",
                table: "messages",
                column: "session_id",
                filter: "direction = 'in' AND outcome_kind IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_messages_position",
                table: "messages",
                columns: new[] { "session_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_parts_unsent",
                table: "parts",
                column: "session_id",
                filter: "status < 2");

            migrationBuilder.CreateIndex(
                name: "ux_parts_index",
                table: "parts",
                columns: new[] { "message_id", "part_index" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sessions_activity",
                table: "sessions",
                column: "last_message_at");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_address",
                table: "sessions",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_due",
                table: "sessions",
                column: "due_at",
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_sessions_customer",
                table: "sessions",
                columns: new[] { "customer_key", "business" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_turns_session",
                table: "turns",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ux_turns_open",
                table: "turns",
                column: "session_id",
                unique: true,
                filter: "ended_at IS NULL");

            // The outcome ledger: an outcome is written once.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER tr_messages_outcome_once BEFORE UPDATE OF outcome_kind, outcome_turn, outcome_reason ON messages
                WHEN OLD.outcome_kind IS NOT NULL AND (NEW.outcome_kind IS NOT OLD.outcome_kind
                    OR NEW.outcome_turn IS NOT OLD.outcome_turn OR NEW.outcome_reason IS NOT OLD.outcome_reason)
                BEGIN SELECT RAISE(ABORT, 'a message has one outcome, once'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "parts");

            migrationBuilder.DropTable(
                name: "seen_messages");

            migrationBuilder.DropTable(
                name: "turns");

            migrationBuilder.DropTable(
                name: "messages");

            migrationBuilder.DropTable(
                name: "sessions");
        }
    }
}
