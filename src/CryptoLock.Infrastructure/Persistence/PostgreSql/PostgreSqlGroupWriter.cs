using CryptoLock.Application.Common;
using CryptoLock.Infrastructure.Persistence.Sql;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>All writes of a group in one round trip and one transaction.</summary>
/// <param name="connection">The writer's own: it ends with the writer.</param>
internal sealed class PostgreSqlGroupWriter(NpgsqlDataSource connection) : IGroupWriter
{
    public bool HasItsOwnThread => true;

    public bool TryCommit(IReadOnlyList<StoreWrite> group)
    {
        try
        {
            Commit(group);
            AppendFailpoints.Reached(FailpointNames.InboundCommitted, group);
            return true;
        }
        catch (PostgresException exception) when (RefusesOne(exception) || (IsBadValue(exception) && group.Count > 1))
        {
            return false;
        }
        catch (NpgsqlException exception)
        {
            throw PostgreSqlFaults.Unavailable(exception);
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    // A batch without BEGIN is a transaction of its own, which the server commits at its end.
    private void Commit(IReadOnlyList<StoreWrite> group)
    {
        var statements = StatementsOf(group);
        using var batch = connection.CreateBatch();
        foreach (var statement in statements)
        {
            batch.BatchCommands.Add(statement.Command());
        }

        using var rows = batch.ExecuteReader();
        foreach (var statement in statements)
        {
            statement.GiveResults(rows);
            rows.NextResult();
        }
    }

    // Only messages that follow each other share one: what else is written keeps its place among them.
    private static List<IGroupStatement> StatementsOf(IReadOnlyList<StoreWrite> group)
    {
        var statements = new List<IGroupStatement>();
        foreach (var write in group)
        {
            if (write is not MessageAppend append)
            {
                statements.Add(new SingleWrite(write));
            }
            else if (statements is not [.., PostgreSqlAppend last] || !last.TryAdd(append))
            {
                statements.Add(new PostgreSqlAppend(append));
            }
        }

        return statements;
    }

    /// <summary>A value that no column can hold, such as a text with a NUL. Alone, it fails alone.</summary>
    private static bool IsBadValue(PostgresException exception) => exception.SqlState.StartsWith("22", StringComparison.Ordinal);

    /// <summary>A constraint, a trigger, or another instance that wrote to the same conversations in another order.</summary>
    private static bool RefusesOne(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
        || exception.SqlState.StartsWith("23", StringComparison.Ordinal);
}
