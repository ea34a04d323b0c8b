using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CryptoLock.Infrastructure.Persistence.PostgreSql.Migrations
{
    /// <summary>
    /// A trigger erases a session's messages, as its foreign key did: that one was checked for each message that arrived, too
    /// (docs/decisions/0021-messages-without-a-foreign-key.md).
    /// </summary>
    public partial class MessagesGoWithTheirSession : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE FUNCTION erase_messages_of_gone_sessions() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN DELETE FROM messages WHERE session_id IN (SELECT id FROM gone); RETURN NULL; END $$;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER messages_go_with_their_session AFTER DELETE ON sessions REFERENCING OLD TABLE AS gone
                FOR EACH STATEMENT EXECUTE FUNCTION erase_messages_of_gone_sessions();
                """);
            migrationBuilder.DropForeignKey(name: "FK_messages_sessions_session_id", table: "messages");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddForeignKey(
                name: "FK_messages_sessions_session_id",
                table: "messages",
                column: "session_id",
                principalTable: "sessions",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
            migrationBuilder.Sql("DROP TRIGGER messages_go_with_their_session ON sessions;");
            migrationBuilder.Sql("DROP FUNCTION erase_messages_of_gone_sessions();");
        }
    }
}
