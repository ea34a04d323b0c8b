using System.Globalization;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Persistence.Growth;

/// <summary>
/// A store with as many conversations as one likes, made by the engine itself. Conversation 0 is the long one; among the others
/// one in a thousand is in each of the rare states.
/// </summary>
internal sealed class ManyConversations(StorageProvider provider, int sessions, int longest)
{
    private const int EachHas = 4;

    private static readonly DateTimeOffset Start = TestSessions.Start;

    public static ChatSessionId Longest { get; } = new(Guid.Parse("0193F000-0001-7000-8000-000000000000"));

    public static TurnId SomeTurn { get; } = new(Guid.Parse("0193F000-0003-7000-8000-000000000028"));

    public static PartId SomePart { get; } = new(Guid.Parse("0193F000-0004-7000-8000-000000000028"));

    public static string CustomerOf(int session) => $"whatsapp:+{session}";

    public async Task FillAsync(TestStore store)
    {
        // Positions of all messages: m counts within the conversation n, and k through all of them.
        var all = $"""
            (SELECT n, m, (n + {longest}) * {EachHas} + m AS k FROM ({Series("n", 1, sessions)}) AS s, ({Series("m", 1, EachHas)}) AS p
            UNION ALL SELECT 0, m, m FROM ({Series("m", 1, longest)}) AS l) AS x
            """;
        await store.ScalarAsync($"""
            INSERT INTO sessions (id, customer_key, customer, business, status, created_at, last_message_at, last_inbound_at, message_count,
                pending_since, due_at, silence, recent_count, awaiting_person_since, version)
            SELECT {Id(1, "n")}, 'whatsapp:+' || n, 'whatsapp:+' || n, '{TestSessions.Business.Value}',
                CASE n % 1000 WHEN 1 THEN 'AwaitingHuman' WHEN 2 THEN 'WithHuman' WHEN 3 THEN 'OptedOut' ELSE 'Automated' END,
                {Ticks} + n, {Ticks} + CAST(n AS bigint) * {TimeSpan.TicksPerMinute}, {Ticks} + n, CASE n WHEN 0 THEN {longest} ELSE {EachHas} END,
                CASE WHEN n % 1000 = 4 THEN {Ticks} + n END, CASE WHEN n % 1000 IN (0, 4, 5) THEN {Ticks} + n END, 0, 1,
                CASE WHEN n % 1000 IN (1, 2) THEN {Ticks} + n END, 1
            FROM ({Series("n", 0, sessions)}) AS s
            """);
        await store.ScalarAsync($"""
            INSERT INTO messages (id, session_id, position, direction, author, text, at, provider_id, attachments, outcome_kind, outcome_turn, turn_id)
            SELECT {Id(2, "k")}, {Id(1, "n")}, m, CASE m % 2 WHEN 1 THEN 'in' ELSE 'out' END, CASE m % 2 WHEN 1 THEN 'Customer' ELSE 'Assistant' END,
                'a text of the usual length, more or less', {Ticks} + k, CASE m % 2 WHEN 1 THEN 'SM' || k END, CASE m % 2 WHEN 1 THEN '[]' END,
                CASE WHEN m % 2 = 1 AND NOT {Waits} THEN 'Answered' END, CASE WHEN m % 2 = 1 AND NOT {Waits} THEN {Id(3, "k + 1")} END,
                CASE m % 2 WHEN 0 THEN {Id(3, "k")} END
            FROM {all}
            """);
        await store.ScalarAsync($"""
            INSERT INTO parts (id, session_id, part_index, text, is_template, status, attempts, changed_at, message_id)
            SELECT {Id(4, "k")}, {Id(1, "n")}, 0, 'a text', false,
                CASE WHEN m = {EachHas} AND n % 1000 = 6 THEN 5 WHEN (m = {EachHas} AND n % 1000 = 5) OR (n = 0 AND m > {longest} - 2) THEN 0 ELSE 3 END,
                1, {Ticks} + k, {Id(2, "k")}
            FROM {all} WHERE m % 2 = 0
            """);
        await store.ScalarAsync($"""
            INSERT INTO turns (id, session_id, read_through, opened_at, attempts, superseded, is_replayed, ended_at, "end")
            SELECT {Id(3, "k")}, {Id(1, "n")}, m - 1, {Ticks} + k, 1, 0, false, {Ticks} + k,
                CASE WHEN m = {EachHas} AND n % 1000 = 7 THEN 'Failed' ELSE 'Replied' END
            FROM {all} WHERE m % 2 = 0
            """);
        await store.ScalarAsync($"INSERT INTO seen_messages (hash) SELECT {Hash} FROM ({Series("n", 0, sessions)}) AS s");
        if (provider is StorageProvider.PostgreSql)
        {
            await store.ScalarAsync("ANALYZE");
        }
    }

    private static string Waits => $"(n % 1000 = 4 AND m = {EachHas - 1})";

    private static string Ticks => Start.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private string Hash => provider is StorageProvider.Sqlite ? "randomblob(16)" : "decode(md5(n::text), 'hex')";

    private static string Series(string name, int from, int to) =>
        $"WITH RECURSIVE c(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM c WHERE i < {to}) SELECT i AS {name} FROM c";

    private string Id(int kind, string number) => provider is StorageProvider.Sqlite
        ? $"printf('0193F000-000{kind}-7000-8000-%012X', {number})"
        : $"('0193F000-000{kind}-7000-8000-' || lpad(to_hex({number}), 12, '0'))::uuid";
}
