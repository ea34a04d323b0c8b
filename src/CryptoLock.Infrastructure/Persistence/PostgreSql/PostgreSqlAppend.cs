using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence.Sql;
using Npgsql;
using NpgsqlTypes;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>The statement that takes messages in. Each is of another customer, so that none depends on what another one does.</summary>
internal sealed class PostgreSqlAppend : IGroupStatement
{
    private static readonly string TakeIn = Statement(ofRepetitions: "", andOnly: "");
    private static readonly string TakeInNew = Statement(ofRepetitions: "ON CONFLICT DO NOTHING RETURNING hash", andOnly: "JOIN seen USING (hash)");

    private readonly List<MessageAppend> _writes = [];
    private readonly bool _mayRepeat;
    private readonly Dictionary<(string CustomerKey, string Business), MessageAppend> _byCustomer = [];
    private readonly HashSet<string> _providerIds = [];

    /// <param name="first">A message.</param>
    /// <param name="mayRepeat">Whether some may have been taken in before. If not, one that was makes the statement fail.</param>
    public PostgreSqlAppend(MessageAppend first, bool mayRepeat)
    {
        _mayRepeat = mayRepeat;
        Take(first);
    }

    private IncomingMessage First => _writes[0].Message;

    /// <summary>Takes one more message, if that is possible.</summary>
    public bool TryAdd(MessageAppend write)
    {
        var message = write.Message;
        return message.QuietPeriod.Cap == First.QuietPeriod.Cap && IsIntent(message) == IsIntent(First) && Take(write);
    }

    public NpgsqlBatchCommand Command() => new(_mayRepeat ? TakeInNew : TakeIn)
    {
        Parameters =
        {
            Parameter.Of(First.QuietPeriod.Cap.Ticks),
            Parameter.Of(ChatSession.ServiceWindow.Ticks),
            Parameter.Of(ChatSession.RateWindow.Ticks),
            Parameter.Of(IsIntent(First)),
            Parameter.OfEach(_writes, write => write.Hash, NpgsqlDbType.Bytea),
            Each(m => m.NewSessionId.Value, NpgsqlDbType.Uuid),
            Each(m => m.CustomerKey, NpgsqlDbType.Text),
            Each(m => m.Customer.Value, NpgsqlDbType.Text),
            Each(m => m.Business.Value, NpgsqlDbType.Text),
            Each(m => m.ProfileName, NpgsqlDbType.Text),
            Each(m => m.At.UtcTicks, NpgsqlDbType.Bigint),
            Each(m => m.QuietPeriod.After(m.Content).Ticks, NpgsqlDbType.Bigint),
            Each(m => m.Id.Value, NpgsqlDbType.Uuid),
            Each(m => m.Content.Text, NpgsqlDbType.Text),
            Each(m => m.ProviderId, NpgsqlDbType.Text),
            Each(m => StoredJson.Write(m.Content.Attachments), NpgsqlDbType.Text),
            Each(m => StoredJson.Write(m.Content.Location), NpgsqlDbType.Text),
            Each(m => m.Content.Selection, NpgsqlDbType.Text),
            Each(m => m.Content.QuotedProviderId, NpgsqlDbType.Text),
            Each(m => m.Content.Intent?.ToString(), NpgsqlDbType.Text),
        },
    };

    public void GiveResults(NpgsqlDataReader rows)
    {
        // Those that were seen before have no row.
        foreach (var write in _writes)
        {
            write.Result = InboundReceipt.Duplicate;
        }

        while (rows.Read())
        {
            var write = _byCustomer[(rows.GetString(0), rows.GetString(1))];
            var id = new ChatSessionId(rows.GetGuid(2));
            write.Result = new(false, id, id == write.Message.NewSessionId, new DateTimeOffset(rows.GetInt64(3), TimeSpan.Zero));
        }
    }

    // A row of the input for each message; what all have in common is no column.
    private static string Statement(string ofRepetitions, string andOnly) =>
        $"""
        WITH input AS (
            SELECT * FROM unnest($5::bytea[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bigint[], $12::bigint[],
                $13::uuid[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[], $20::text[])
            AS i (hash, session_id, customer_key, customer, business, profile_name, at, quiet, message_id, text, provider_id,
                attachments, location, selection, quoted_provider_id, intent)),
        seen AS (INSERT INTO seen_messages (hash) SELECT hash FROM input {ofRepetitions}),
        touched AS (
            INSERT INTO sessions AS s (id, customer_key, customer, business, profile_name, status, created_at, last_message_at,
                last_inbound_at, message_count, pending_since, due_at, version, window_ends_at, recent_since, recent_count, silence)
            SELECT session_id, customer_key, customer, business, profile_name, 'Automated', at, at, at, 1, at, at + least(quiet, $1),
                1, at + $2, at, 1, 0 FROM input {andOnly}
            ON CONFLICT (customer_key, business) DO UPDATE SET
                customer = excluded.customer,
                profile_name = coalesce(excluded.profile_name, s.profile_name),
                last_message_at = excluded.last_message_at,
                last_inbound_at = excluded.last_inbound_at,
                message_count = s.message_count + 1,
                pending_since = coalesce(s.pending_since, excluded.pending_since),
                due_at = CASE WHEN $4 THEN excluded.last_inbound_at
                    ELSE greatest(least(excluded.due_at, coalesce(s.pending_since, excluded.pending_since) + $1), s.not_before) END,
                window_ends_at = excluded.window_ends_at,
                held_since = NULL,
                recent_since = CASE WHEN s.recent_since > excluded.recent_since - $3 THEN s.recent_since ELSE excluded.recent_since END,
                recent_count = CASE WHEN s.recent_since > excluded.recent_since - $3 THEN s.recent_count + 1 ELSE 1 END,
                version = s.version + 1
            RETURNING id, customer_key, business, message_count, due_at),
        written AS (
            INSERT INTO messages (id, session_id, position, direction, author, text, at, provider_id, attachments, location,
                selection, quoted_provider_id, intent)
            SELECT message_id, id, message_count, 'in', 'Customer', text, at, provider_id, attachments, location,
                selection, quoted_provider_id, intent FROM touched JOIN input USING (customer_key, business))
        SELECT customer_key, business, id, due_at FROM touched
        """;

    private static bool IsIntent(IncomingMessage message) => message.Content.Intent is not null;

    // A customer's second message goes by what the first one changed, and a repeated one must find that it is one.
    private bool Take(MessageAppend write)
    {
        var message = write.Message;
        if (!_providerIds.Add(message.ProviderId) || !_byCustomer.TryAdd((message.CustomerKey, message.Business.Value), write))
        {
            return false;
        }

        _writes.Add(write);
        return true;
    }

    private NpgsqlParameter<T[]> Each<T>(Func<IncomingMessage, T> value, NpgsqlDbType type) =>
        Parameter.OfEach(_writes, write => value(write.Message), type);
}
