using System.Data.Common;
using CryptoLock.Application.Ports;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

internal sealed class PostgreSqlFaults : IStoreFaults
{
    public async Task<T> GuardAsync<T>(Func<Task<T>> query)
    {
        try
        {
            return await query();
        }
        catch (DbException exception)
        {
            throw Unavailable(exception);
        }
        catch (InvalidOperationException exception) when (exception.InnerException is DbException cause)
        {
            // So EF wraps what it takes for a transient failure.
            throw Unavailable(cause);
        }
    }

    /// <summary>Only the code is told: PostgreSQL's messages may quote values.</summary>
    public static StoreUnavailableException Unavailable(DbException exception) =>
        new($"The PostgreSQL store failed ({exception.SqlState ?? "no connection"}).", exception);
}
