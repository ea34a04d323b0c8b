using CryptoLock.Application.Common;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>The database file and how it is opened.</summary>
internal sealed class SqliteStore(string connectionString)
{
    public const string DefaultConnectionString = "Data Source=data/cryptolock.db";

    private const int LockPatienceInSeconds = 3;

    /// <summary>
    /// Foreign keys on. Another process's lock is waited for, but not so long that a webhook's sender gives up first.
    /// </summary>
    public string ConnectionString { get; } = Complete(connectionString).ToString();

    /// <summary>Sees each connection of <see cref="OpenAlone"/> before it is used; null for nobody.</summary>
    public Action<SqliteConnection>? Opened { get; set; }

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

    /// <summary>A connection that belongs to nobody's pool: closing it ends whatever it was about.</summary>
    public SqliteConnection OpenAlone()
    {
        var settings = Complete(connectionString);
        settings.Pooling = false;
        var connection = new SqliteConnection(settings.ToString());
        try
        {
            connection.Open();
            Prepare(connection);
            Opened?.Invoke(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
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

    private static SqliteConnectionStringBuilder Complete(string connectionString) =>
        new(connectionString) { ForeignKeys = true, DefaultTimeout = LockPatienceInSeconds };
}
