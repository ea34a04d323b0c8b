using System.Data.Common;
using CryptoLock.Application.Ports;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

internal sealed class PostgreSqlFaults : IStoreFaults
{
    public async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new ConcurrencyException();
        }
        catch (Exception exception) when (Cause(exception) is { } cause)
        {
            throw IsRace(cause) ? new ConcurrencyException() : Unavailable(cause);
        }
    }

    /// <summary>Only the code is told: PostgreSQL's messages may quote values.</summary>
    public static StoreUnavailableException Unavailable(DbException exception) =>
        new($"The PostgreSQL store failed ({exception.SqlState ?? "no connection"}).", exception);

    // EF wraps what happens in SaveChanges, and what it takes for a transient failure.
    private static DbException? Cause(Exception? exception) => exception switch
    {
        null => null,
        DbException database => database,
        DbUpdateException or InvalidOperationException => Cause(exception.InnerException),
        _ => null,
    };

    // Two writers took the same position, ended a message or opened a turn at once, or waited for each other: the loser decides anew.
    private static bool IsRace(DbException exception) => exception.SqlState
        is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.IntegrityConstraintViolation
        or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;
}
