using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>The statement that takes one message in.</summary>
internal static class PostgreSqlAppend
{
    private const string Append =
        """
        WITH seen AS (INSERT INTO seen_messages (hash) VALUES ($1) ON CONFLICT DO NOTHING RETURNING hash),
        touched AS (
            INSERT INTO sessions AS s (id, customer_key, customer, business, profile_name, status, created_at, last_message_at,
                last_inbound_at, message_count, pending_since, due_at, version, window_ends_at, recent_since, recent_count, silence)
            SELECT $2, $3, $4, $5, $6, 'Automated', $7, $7, $7, 1, $7, $7 + least($8, $9::bigint), 1, $7 + $10, $7, 1, 0 FROM seen
            ON CONFLICT (customer_key, business) DO UPDATE SET
                customer = excluded.customer,
                profile_name = coalesce(excluded.profile_name, s.profile_name),
                last_message_at = $7,
                last_inbound_at = $7,
                message_count = s.message_count + 1,
                pending_since = coalesce(s.pending_since, $7),
                due_at = CASE WHEN $12 THEN $7
                    ELSE greatest(least($7 + $8, coalesce(s.pending_since, $7) + $9), s.not_before) END,
                window_ends_at = $7 + $10,
                held_since = NULL,
                recent_since = CASE WHEN s.recent_since > $7 - $11 THEN s.recent_since ELSE $7 END,
                recent_count = CASE WHEN s.recent_since > $7 - $11 THEN s.recent_count + 1 ELSE 1 END,
                version = s.version + 1
            RETURNING id, message_count, due_at),
        written AS (
            INSERT INTO messages (id, session_id, position, direction, author, text, at, provider_id, attachments, location,
                selection, quoted_provider_id, intent)
            SELECT $13, id, message_count, 'in', 'Customer', $14, $7, $15, $16, $17, $18, $19, $20 FROM touched)
        SELECT id, due_at FROM touched
        """;

    /// <summary>The statement; it returns a row when the message is new.</summary>
    public static NpgsqlBatchCommand Command(IncomingMessage message)
    {
        var content = message.Content;
        return new(Append)
        {
            Parameters =
            {
                Parameter.Of(SeenMessage.HashOf(message.ProviderId)),
                Parameter.Of(message.NewSessionId.Value),
                Parameter.Of(message.CustomerKey),
                Parameter.Of(message.Customer.Value),
                Parameter.Of(message.Business.Value),
                Parameter.Of(message.ProfileName),
                Parameter.Of(message.At.UtcTicks),
                Parameter.Of(message.QuietPeriod.After(content).Ticks),
                Parameter.Of(message.QuietPeriod.Cap.Ticks),
                Parameter.Of(ChatSession.ServiceWindow.Ticks),
                Parameter.Of(ChatSession.RateWindow.Ticks),
                Parameter.Of(content.Intent is not null),
                Parameter.Of(message.Id.Value),
                Parameter.Of(content.Text),
                Parameter.Of(message.ProviderId),
                Parameter.Of(StoredJson.Write(content.Attachments)),
                Parameter.Of(StoredJson.Write(content.Location)),
                Parameter.Of(content.Selection),
                Parameter.Of(content.QuotedProviderId),
                Parameter.Of(content.Intent?.ToString()),
            },
        };
    }

    /// <summary>What the statement tells.</summary>
    /// <param name="message">The message.</param>
    /// <param name="row">The statement's row; null when it returned none.</param>
    public static InboundReceipt Receipt(IncomingMessage message, NpgsqlDataReader? row)
    {
        if (row is null)
        {
            return InboundReceipt.Duplicate;
        }

        var id = new ChatSessionId(row.GetGuid(0));
        return new(false, id, id == message.NewSessionId, new DateTimeOffset(row.GetInt64(1), TimeSpan.Zero));
    }
}
