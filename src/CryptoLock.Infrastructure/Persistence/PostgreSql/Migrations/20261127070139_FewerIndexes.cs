using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CryptoLock.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class FewerIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sessions_address",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "ix_messages_unsettled",
                table: "messages");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_address",
                table: "sessions",
                column: "customer",
                filter: "CAST(customer AS TEXT) <> customer_key");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_sessions_address",
                table: "sessions");

            migrationBuilder.CreateIndex(
                name: "ix_sessions_address",
                table: "sessions",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "ix_messages_unsettled",
                table: "messages",
                column: "at",
                filter: "direction = 'in' AND outcome_kind IS NULL");
        }
    }
}
