using CryptoLock.Application.Common;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>The database file and how it is opened.</summary>
internal sealed class SqliteStore(string connectionString)
{
    public const string DefaultConnectionString = "Data Source=data/cryptolock.db";

    /// <summary>Foreign keys on, and patience for a reader's lock; pooled.</summary>
    public string ConnectionString { get; } = new SqliteConnectionStringBuilder(connectionString)
    {
        ForeignKeys = true,
        DefaultTimeout = 10,
    }.ToString();

    public string Path { get; } = new SqliteConnectionStringBuilder(connectionString).DataSource;

    /// <param name="connectionString">The configured one; null or blank for the default.</param>
    /// <exception cref="StartupException">It cannot be read.</exception>
    public static SqliteStore From(string? connectionString)
    {
        try
        {
            return new(string.IsNullOrWhiteSpace(connectionString) ? DefaultConnectionString : connectionString);
        }
        catch (ArgumentException exception)
        {
            throw new StartupException(
                $"ConnectionStrings:Storage cannot be read: set it to something like \"{DefaultConnectionString}\".", exception);
        }
    }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        Prepare(connection);
        return connection;
    }

    /// <summary>
    /// FULL: in WAL mode a commit is on disk when it returns, so an acknowledged message survives a power cut. The page cache is
    /// small because many connections stay open.
    /// </summary>
    public static void Prepare(SqliteConnection connection)
    {
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA synchronous = FULL; PRAGMA cache_size = -512";
        pragma.ExecuteNonQuery();
    }
}
