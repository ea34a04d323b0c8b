using System.Data.Common;
using CryptoLock.Application.Ports;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

internal sealed class SqliteFaults : IStoreFaults
{
    private const int Constraint = 19;

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
        catch (DbUpdateException exception) when (exception.InnerException is SqliteException { SqliteErrorCode: Constraint })
        {
            // Two writers took the same position or opened a turn at once: the loser decides anew.
            throw new ConcurrencyException();
        }
        catch (DbUpdateException exception) when (exception.InnerException is SqliteException inner)
        {
            throw Unavailable(inner);
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
