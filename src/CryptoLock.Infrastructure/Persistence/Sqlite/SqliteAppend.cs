using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>The statements that take one message in.</summary>
internal sealed class SqliteAppend(SqliteConnection connection) : IDisposable
{
    private const string See = "INSERT INTO seen_messages (hash) VALUES ($hash) ON CONFLICT DO NOTHING";

    private const string Touch =
        """
        INSERT INTO sessions (id, customer_key, customer, business, profile_name, status, created_at, last_message_at,
                              last_inbound_at, message_count, pending_since, due_at, version,
                              window_ends_at, recent_since, recent_count, silence)
        VALUES ($id, $key, $customer, $business, $profile, 'Automated', $now, $now, $now, 1, $now, $now + min($quiet, $cap), 1,
                $now + $window, $now, 1, 0)
        ON CONFLICT (customer_key, business) DO UPDATE SET
            customer = excluded.customer,
            profile_name = coalesce(excluded.profile_name, profile_name),
            last_message_at = $now,
            last_inbound_at = $now,
            message_count = message_count + 1,
            pending_since = coalesce(pending_since, $now),
            due_at = CASE WHEN $order THEN $now
                ELSE max(min($now + $quiet, coalesce(pending_since, $now) + $cap), coalesce(not_before, 0)) END,
            window_ends_at = $now + $window,
            held_since = NULL,
            recent_since = CASE WHEN recent_since > $now - $rate THEN recent_since ELSE $now END,
            recent_count = CASE WHEN recent_since > $now - $rate THEN recent_count + 1 ELSE 1 END,
            version = version + 1
        RETURNING id, message_count, due_at
        """;

    private const string Insert =
        """
        INSERT INTO messages (id, session_id, position, direction, author, text, at, provider_id, attachments, location, selection, quoted_provider_id, intent)
        VALUES ($id, $session, $position, 'in', 'Customer', $text, $now, $provider, $attachments, $location, $selection, $quoted, $intent)
        """;

    private readonly SqliteCommand _see = new(See, connection);
    private readonly SqliteCommand _touch = new(Touch, connection);
    private readonly SqliteCommand _insert = new(Insert, connection);

    /// <summary>Takes messages in, all or none, and returns after the commit.</summary>
    public List<InboundReceipt> Commit(IEnumerable<IncomingMessage> messages)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        (_see.Transaction, _touch.Transaction, _insert.Transaction) = (transaction, transaction, transaction);
        var receipts = messages.Select(Execute).ToList();
        Failpoint.Reached(FailpointNames.InboundWritten);
        transaction.Commit();
        Failpoint.Reached(FailpointNames.InboundCommitted);
        return receipts;
    }

    public void Dispose()
    {
        _see.Dispose();
        _touch.Dispose();
        _insert.Dispose();
        connection.Dispose();
    }

    private InboundReceipt Execute(IncomingMessage message)
    {
        Bind(_see, ("$hash", SeenMessage.HashOf(message.ProviderId)));
        if (_see.ExecuteNonQuery() == 0)
        {
            return InboundReceipt.Duplicate;
        }

        var (sessionId, position, dueAt) = TouchSession(message);
        var content = message.Content;
        Bind(
            _insert,
            ("$id", message.Id.Value),
            ("$session", sessionId.Value),
            ("$position", position),
            ("$text", content.Text),
            ("$now", message.At.UtcTicks),
            ("$provider", message.ProviderId),
            ("$attachments", StoredJson.Write(content.Attachments)),
            ("$location", StoredJson.Write(content.Location)),
            ("$selection", content.Selection),
            ("$quoted", content.QuotedProviderId),
            ("$intent", content.Intent?.ToString()));
        _insert.ExecuteNonQuery();
        return new InboundReceipt(false, sessionId, sessionId == message.NewSessionId, dueAt);
    }

    private (ChatSessionId Id, int Position, DateTimeOffset DueAt) TouchSession(IncomingMessage message)
    {
        Bind(
            _touch,
            ("$id", message.NewSessionId.Value),
            ("$key", message.CustomerKey),
            ("$customer", message.Customer.Value),
            ("$business", message.Business.Value),
            ("$profile", message.ProfileName),
            ("$now", message.At.UtcTicks),
            ("$quiet", message.QuietPeriod.After(message.Content).Ticks),
            ("$order", message.Content.Intent is not null),
            ("$window", ChatSession.ServiceWindow.Ticks),
            ("$rate", ChatSession.RateWindow.Ticks),
            ("$cap", message.QuietPeriod.Cap.Ticks));
        using var reader = _touch.ExecuteReader();
        reader.Read();
        return (new(reader.GetGuid(0)), reader.GetInt32(1), new(reader.GetInt64(2), TimeSpan.Zero));
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        command.Parameters.Clear();
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }
    }
}
