using CryptoLock.Application.Common;
using CryptoLock.Infrastructure.Persistence.Sql;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>All writes of a group in one round trip and one transaction.</summary>
/// <param name="connection">The writer's own: it ends with the writer.</param>
internal sealed class PostgreSqlGroupWriter(NpgsqlDataSource connection) : IGroupWriter
{
    // Hardly any message comes twice, and to let PostgreSQL look for it beforehand is a twelfth of what it does for one. After an outage many do.
    private bool _expectsRepetitions;

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

    private void Commit(IReadOnlyList<StoreWrite> group)
    {
        try
        {
            Execute(StatementsOf(group, _expectsRepetitions));
        }
        catch (PostgresException exception) when (!_expectsRepetitions && IsRepetition(exception))
        {
            Execute(StatementsOf(group, mayRepeat: true));
        }

        _expectsRepetitions = group.Any(write => write is MessageAppend { Result.IsDuplicate: true });
    }

    // A batch without BEGIN is a transaction of its own, which the server commits at its end.
    private void Execute(List<IGroupStatement> statements)
    {
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
    private static List<IGroupStatement> StatementsOf(IReadOnlyList<StoreWrite> group, bool mayRepeat)
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
                statements.Add(new PostgreSqlAppend(append, mayRepeat));
            }
        }

        return statements;
    }

    private static bool IsRepetition(PostgresException exception) =>
        exception is { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "seen_messages" };

    /// <summary>A value that no column can hold, such as a text with a NUL. Alone, it fails alone.</summary>
    private static bool IsBadValue(PostgresException exception) => exception.SqlState.StartsWith("22", StringComparison.Ordinal);

    /// <summary>A constraint, a trigger, or another instance that wrote to the same conversations in another order.</summary>
    private static bool RefusesOne(PostgresException exception) =>
        exception.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure
        || exception.SqlState.StartsWith("23", StringComparison.Ordinal);
}
