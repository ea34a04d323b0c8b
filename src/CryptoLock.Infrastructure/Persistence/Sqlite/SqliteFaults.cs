using System.Data.Common;
using CryptoLock.Application.Ports;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

internal sealed class SqliteFaults : IStoreFaults
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
    }

    /// <summary>SQLite's messages name files and tables, never values.</summary>
    public static StoreUnavailableException Unavailable(DbException exception) =>
        new($"The SQLite store failed: {exception.Message}", exception);
}
