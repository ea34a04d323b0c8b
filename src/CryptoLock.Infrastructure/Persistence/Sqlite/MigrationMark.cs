using CryptoLock.Application.Common;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>
/// EF Core's mark that somebody migrates the file. A process that is killed meanwhile leaves it, and EF Core would wait for ever for its
/// removal.
/// </summary>
internal static class MigrationMark
{
    private const int Busy = 5;

    private const string TableExists = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
    private const string Count = "SELECT count(*) FROM __EFMigrationsLock";

    // In WAL mode, which a start sets, a transaction fails afterwards as long as any other connection exists.
    private const string BeAlone = "PRAGMA locking_mode = EXCLUSIVE";
    private const string Remove = "BEGIN EXCLUSIVE; DELETE FROM __EFMigrationsLock; COMMIT";

    /// <summary>Removes the mark if nobody is there who could have set it.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="StartupException">Somebody else has the file open.</exception>
    public static bool RemoveStale(SqliteStore store)
    {
        if (!IsSet(store))
        {
            return false;
        }

        try
        {
            RemoveAlone(store);
            return true;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == Busy)
        {
            throw new StartupException(
                $"The database {store.Path} is marked as being migrated, and another process has it open: one file serves one instance. Let "
                + "it finish or end it, then start again.",
                exception);
        }
    }

    // On a connection that has not looked at the file yet: it would not notice others any more. ADO.NET hides what fails after a result,
    // so the commands are two.
    private static void RemoveAlone(SqliteStore store)
    {
        using var connection = new SqliteConnection(store.UnpooledConnectionString);
        using var alone = new SqliteCommand(BeAlone, connection);
        using var remove = new SqliteCommand(Remove, connection);
        connection.Open();
        alone.ExecuteNonQuery();
        remove.ExecuteNonQuery();
    }

    private static bool IsSet(SqliteStore store)
    {
        using var connection = store.OpenAlone();
        using var table = new SqliteStatement(connection, TableExists);
        using var marks = new SqliteStatement(connection, Count);
        return table.Find(row => row.GetInt64(0)) > 0 && marks.Find(row => row.GetInt64(0)) > 0;
    }
}
