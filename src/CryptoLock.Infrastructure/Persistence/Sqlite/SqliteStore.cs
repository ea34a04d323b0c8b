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
