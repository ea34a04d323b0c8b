using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Infrastructure.Persistence.Sql;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>Reads, each in one round trip.</summary>
internal sealed class PostgreSqlReads(NpgsqlDataSource database) : IStoreReads
{
    private static readonly string Due = StoredQueries.Due(SessionIndexes.IsScheduled);
    private static readonly string Waiting = StoredQueries.Waiting(SessionIndexes.IsScheduled);

    public Task<SessionSnapshot?> LoadAsync(ChatSessionId id, LoadAlso also, CancellationToken cancellationToken) => ReadAsync(
        async () =>
        {
            await using var batch = database.CreateBatch();
            batch.BatchCommands.Add(new(StoredQueries.Session) { Parameters = { Parameter.Of(id.Value) } });
            batch.BatchCommands.Add(new(StoredQueries.Pending) { Parameters = { Parameter.Of(id.Value) } });
            batch.BatchCommands.Add(new(StoredQueries.Turns) { Parameters = { Parameter.Of(id.Value), Parameter.Of(also.Turn?.Value) } });
            batch.BatchCommands.Add(new(StoredQueries.Outbound) { Parameters = { Parameter.Of(id.Value), Parameter.Of(also.Message?.Value) } });
            await using var row = await batch.ExecuteReaderAsync(cancellationToken);
            return await row.ReadAsync(cancellationToken)
                ? await SnapshotAsync(new(StoredRows.Session(id, new ReaderRow(row))), row, cancellationToken)
                : null;
        });

    public Task<IReadOnlyList<TranscriptEntry>> TailAsync(
        ChatSessionId id, int throughPosition, int take, CancellationToken cancellationToken) => ReadAsync(async () =>
        {
            await using var command = database.CreateCommand(StoredQueries.Tail);
            command.Parameters.Add(Parameter.Of(id.Value));
            command.Parameters.Add(Parameter.Of(throughPosition - take));
            command.Parameters.Add(Parameter.Of(throughPosition));
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new TailRows();
            await EachAsync(row, rows.Add, cancellationToken);
            return rows.Entries;
        });

    public Task<IReadOnlyList<ChatSessionId>> ListDueAsync(DateTimeOffset now, int take, CancellationToken cancellationToken) =>
        IdsAsync(Due, [Parameter.Of(now.UtcTicks), Parameter.Of(take)], cancellationToken);

    public Task<IReadOnlyList<ChatSessionId>> ListWaitingAsync(
        DateTimeOffset? reassure, DateTimeOffset? alarm, int take, CancellationToken cancellationToken) => IdsAsync(
        Waiting, [Parameter.Of(reassure?.UtcTicks), Parameter.Of(alarm?.UtcTicks), Parameter.Of(take)], cancellationToken);

    public Task<IReadOnlyList<ChatSessionId>> ListAwaitingPersonAsync(DateTimeOffset until, int take, CancellationToken cancellationToken) =>
        IdsAsync(StoredQueries.AwaitingPerson, [Parameter.Of(until.UtcTicks), Parameter.Of(take)], cancellationToken);

    private Task<IReadOnlyList<ChatSessionId>> IdsAsync(
        string query, NpgsqlParameter[] parameters, CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<ChatSessionId>>(async () =>
        {
            await using var command = database.CreateCommand(query);
            command.Parameters.AddRange(parameters);
            await using var row = await command.ExecuteReaderAsync(cancellationToken);
            var ids = new List<ChatSessionId>();
            await EachAsync(row, r => ids.Add(new(r.GetGuid(0))), cancellationToken);
            return ids;
        });

    private static async Task<SessionSnapshot?> SnapshotAsync(SnapshotRows rows, NpgsqlDataReader row, CancellationToken cancellationToken)
    {
        await row.NextResultAsync(cancellationToken);
        await EachAsync(row, rows.AddPending, cancellationToken);
        await row.NextResultAsync(cancellationToken);
        await EachAsync(row, rows.AddTurn, cancellationToken);
        await row.NextResultAsync(cancellationToken);
        await EachAsync(row, rows.AddPart, cancellationToken);
        return rows.ToSnapshot();
    }

    private static async Task EachAsync(NpgsqlDataReader rows, Action<IStoredRow> take, CancellationToken cancellationToken)
    {
        var row = new ReaderRow(rows);
        while (await rows.ReadAsync(cancellationToken))
        {
            take(row);
        }
    }

    private static async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (NpgsqlException exception)
        {
            throw PostgreSqlFaults.Unavailable(exception);
        }
    }
}
