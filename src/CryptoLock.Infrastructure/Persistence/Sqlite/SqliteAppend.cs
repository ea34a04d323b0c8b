using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence.Sql;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>The statements that take one message in.</summary>
internal sealed class SqliteAppend(SqliteConnection connection) : IDisposable
{
    private const string See = "INSERT INTO seen_messages (hash) VALUES ($1) ON CONFLICT DO NOTHING";

    private const string Touch =
        """
        INSERT INTO sessions (id, customer_key, customer, business, profile_name, status, created_at, last_message_at,
                              last_inbound_at, message_count, pending_since, due_at, version,
                              window_ends_at, recent_since, recent_count, silence)
        VALUES ($1, $2, $3, $4, $5, 'Automated', $6, $6, $6, 1, $6, $6 + min($7, $8), 1, $6 + $10, $6, 1, 0)
        ON CONFLICT (customer_key, business) DO UPDATE SET
            customer = excluded.customer,
            profile_name = coalesce(excluded.profile_name, profile_name),
            last_message_at = $6,
            last_inbound_at = $6,
            message_count = message_count + 1,
            pending_since = coalesce(pending_since, $6),
            due_at = CASE WHEN $9 THEN $6
                ELSE max(min($6 + $7, coalesce(pending_since, $6) + $8), coalesce(not_before, 0)) END,
            window_ends_at = $6 + $10,
            held_since = NULL,
            recent_since = CASE WHEN recent_since > $6 - $11 THEN recent_since ELSE $6 END,
            recent_count = CASE WHEN recent_since > $6 - $11 THEN recent_count + 1 ELSE 1 END,
            version = version + 1
        RETURNING id, message_count, due_at
        """;

    private const string Insert =
        """
        INSERT INTO messages (id, session_id, position, direction, author, text, at, provider_id, attachments, location, selection, quoted_provider_id, intent)
        VALUES ($1, $2, $3, 'in', 'Customer', $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    private readonly SqliteStatement _see = new(connection, See);
    private readonly SqliteStatement _touch = new(connection, Touch);
    private readonly SqliteStatement _insert = new(connection, Insert);

    /// <summary>Takes a message in, unless it was seen before.</summary>
    public InboundReceipt Write(MessageAppend append)
    {
        if (_see.Execute(append.Hash) == 0)
        {
            return InboundReceipt.Duplicate;
        }

        var message = append.Message;
        var (sessionId, position, dueAt) = TouchSession(message);
        var content = message.Content;
        _insert.Execute(
            message.Id.Value,
            sessionId.Value,
            position,
            content.Text,
            message.At.UtcTicks,
            message.ProviderId,
            StoredJson.Write(content.Attachments),
            StoredJson.Write(content.Location),
            content.Selection,
            content.QuotedProviderId,
            content.Intent?.ToString());
        return new InboundReceipt(false, sessionId, sessionId == message.NewSessionId, dueAt);
    }

    public void Dispose()
    {
        _see.Dispose();
        _touch.Dispose();
        _insert.Dispose();
    }

    private (ChatSessionId Id, int Position, DateTimeOffset DueAt) TouchSession(IncomingMessage message) =>
        _touch.Find(
            row => (new ChatSessionId(row.GetGuid(0)), row.GetInt32(1), row.GetTime(2)),
            message.NewSessionId.Value,
            message.CustomerKey,
            message.Customer.Value,
            message.Business.Value,
            message.ProfileName,
            message.At.UtcTicks,
            message.QuietPeriod.After(message.Content).Ticks,
            message.QuietPeriod.Cap.Ticks,
            message.Content.Intent is not null,
            ChatSession.ServiceWindow.Ticks,
            ChatSession.RateWindow.Ticks);
}
