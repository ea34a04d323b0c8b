using CryptoLock.Infrastructure.Persistence.Sqlite;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Persistence.Transfer;

/// <summary>Reads what the user calls the source.</summary>
internal static class SourceFile
{
    /// <param name="from">A path or a connection string.</param>
    /// <exception cref="StoreCopyException">It is a connection string that cannot be read.</exception>
    public static string Of(string from)
    {
        try
        {
            return from.Contains('=', StringComparison.Ordinal) ? new SqliteConnectionStringBuilder(from).DataSource : from;
        }
        catch (ArgumentException exception)
        {
            throw new StoreCopyException(
                $"--from cannot be read: give a file, or something like \"{SqliteStore.DefaultConnectionString}\".", exception);
        }
    }
}
