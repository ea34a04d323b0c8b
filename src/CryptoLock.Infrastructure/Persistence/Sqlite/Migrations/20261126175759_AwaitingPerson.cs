using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CryptoLock.Infrastructure.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AwaitingPerson : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "awaiting_person_since",
                table: "sessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_person_alarmed",
                table: "sessions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_sessions_awaiting_person",
                table: "sessions",
                column: "awaiting_person_since",
                filter: "awaiting_person_since IS NOT NULL AND NOT is_person_alarmed");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sessions_awaiting_person",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "awaiting_person_since",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "is_person_alarmed",
                table: "sessions");
        }
    }
}
