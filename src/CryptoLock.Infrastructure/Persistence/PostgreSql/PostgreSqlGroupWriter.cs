using CryptoLock.Application.Common;
using CryptoLock.Infrastructure.Persistence.Sql;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>One statement for each write, all of them in one round trip and one transaction.</summary>
internal sealed class PostgreSqlGroupWriter(NpgsqlDataSource database) : IGroupWriter
{
    public async Task<bool> TryCommitAsync(IReadOnlyList<StoreWrite> group)
    {
        try
        {
            await CommitAsync(group);
            AppendFailpoints.Reached(FailpointNames.InboundCommitted, group);
            return true;
        }
        catch (PostgresException exception) when (RefusesOne(exception))
        {
            return false;
        }
        catch (NpgsqlException exception)
        {
            throw PostgreSqlFaults.Unavailable(exception);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // A batch without BEGIN is a transaction of its own, which the server commits at its end.
    private async Task CommitAsync(IReadOnlyList<StoreWrite> group)
    {
        await using var batch = database.CreateBatch();
        foreach (var write in group)
        {
            batch.BatchCommands.Add(PostgreSqlWrites.CommandOf(write));
        }

        await using var row = await batch.ExecuteReaderAsync();
        foreach (var write in group)
        {
            PostgreSqlWrites.GiveResult(write, await row.ReadAsync() ? row : null);
            await row.NextResultAsync();
        }
    }

    /// <summary>A constraint, a trigger, or another instance that wrote to the same conversations in another order.</summary>
    private static bool RefusesOne(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
        || exception.SqlState.StartsWith("23", StringComparison.Ordinal);
}
