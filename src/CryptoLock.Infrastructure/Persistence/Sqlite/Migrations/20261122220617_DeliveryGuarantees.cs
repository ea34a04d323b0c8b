using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CryptoLock.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DeliveryGuarantees : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_replayed",
                table: "turns",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "not_before",
                table: "turns",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "replay_of",
                table: "turns",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "held_since",
                table: "sessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "notice_at",
                table: "sessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "recent_count",
                table: "sessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "recent_since",
                table: "sessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "silence",
                table: "sessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "window_ends_at",
                table: "sessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_template",
                table: "parts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "replaced_by",
                table: "parts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "intent",
                table: "messages",
                type: "TEXT",
                maxLength: 16,
                nullable: true);

            // WhatsApp's 24 hours, in ticks.
            migrationBuilder.Sql("UPDATE sessions SET window_ends_at = last_inbound_at + 864000000000;");

            migrationBuilder.CreateIndex(
                name: "ix_turns_failed",
                table: "turns",
                column: "ended_at",
                filter: "\"end\" = 'Failed' AND NOT is_replayed");

            migrationBuilder.CreateIndex(
                name: "ix_parts_lost",
                table: "parts",
                column: "changed_at",
                filter: "status = 5 AND replaced_by IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_messages_unsettled",
                table: "messages",
                column: "at",
                filter: "direction = 'in' AND outcome_kind IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_turns_failed",
                table: "turns");

            migrationBuilder.DropIndex(
                name: "ix_parts_lost",
                table: "parts");

            migrationBuilder.DropIndex(
                name: "ix_messages_unsettled",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "is_replayed",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "not_before",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "replay_of",
                table: "turns");

            migrationBuilder.DropColumn(
                name: "held_since",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "notice_at",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "recent_count",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "recent_since",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "silence",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "window_ends_at",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "is_template",
                table: "parts");

            migrationBuilder.DropColumn(
                name: "replaced_by",
                table: "parts");

            migrationBuilder.DropColumn(
                name: "intent",
                table: "messages");
        }
    }
}
