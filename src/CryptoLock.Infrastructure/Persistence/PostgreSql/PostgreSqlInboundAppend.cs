using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>One statement for each message, all of them in one round trip and one transaction.</summary>
internal sealed class PostgreSqlInboundAppend(NpgsqlDataSource database) : IInboundAppend
{
    private const int MaxAttempts = 5;

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

    public async Task<IReadOnlyList<InboundReceipt>> CommitAsync(IReadOnlyList<IncomingMessage> messages)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryCommitAsync(messages);
            }
            catch (PostgresException exception) when (IsDeadlock(exception) && attempt < MaxAttempts)
            {
                // Another instance wrote to the same conversations in another order; one of us goes first now.
            }
            catch (NpgsqlException exception)
            {
                throw PostgreSqlFaults.Unavailable(exception);
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool IsDeadlock(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    private async Task<IReadOnlyList<InboundReceipt>> TryCommitAsync(IReadOnlyList<IncomingMessage> messages)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var message in messages)
        {
            batch.BatchCommands.Add(Command(message));
        }

        var receipts = new List<InboundReceipt>(messages.Count);
        await using (var reader = await batch.ExecuteReaderAsync())
        {
            foreach (var message in messages)
            {
                receipts.Add(await reader.ReadAsync() ? Receipt(reader, message) : InboundReceipt.Duplicate);
                await reader.NextResultAsync();
            }
        }

        await transaction.CommitAsync();
        return receipts;
    }

    private static InboundReceipt Receipt(NpgsqlDataReader reader, IncomingMessage message)
    {
        var id = new ChatSessionId(reader.GetGuid(0));
        return new(false, id, id == message.NewSessionId, new DateTimeOffset(reader.GetInt64(1), TimeSpan.Zero));
    }

    private static NpgsqlBatchCommand Command(IncomingMessage message)
    {
        var content = message.Content;
        return new(Append)
        {
            Parameters =
            {
                new NpgsqlParameter<byte[]> { TypedValue = SeenMessage.HashOf(message.ProviderId) },
                new NpgsqlParameter<Guid> { TypedValue = message.NewSessionId.Value },
                Text(message.CustomerKey),
                Text(message.Customer.Value),
                Text(message.Business.Value),
                Text(message.ProfileName),
                Ticks(message.At.UtcTicks),
                Ticks(message.QuietPeriod.After(content).Ticks),
                Ticks(message.QuietPeriod.Cap.Ticks),
                Ticks(ChatSession.ServiceWindow.Ticks),
                Ticks(ChatSession.RateWindow.Ticks),
                new NpgsqlParameter<bool> { TypedValue = content.Intent is not null },
                new NpgsqlParameter<Guid> { TypedValue = message.Id.Value },
                Text(content.Text),
                Text(message.ProviderId),
                Text(StoredJson.Write(content.Attachments)),
                Text(StoredJson.Write(content.Location)),
                Text(content.Selection),
                Text(content.QuotedProviderId),
                Text(content.Intent?.ToString()),
            },
        };
    }

    private static NpgsqlParameter Text(string? value) =>
        new() { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };

    private static NpgsqlParameter<long> Ticks(long value) => new() { TypedValue = value };
}
