using CryptoLock.Application.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

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

    // A message touches a dozen pages anywhere in the indexes: they stay in memory, and a page that changes often is moved from the
    // log to the database once for many changes. Eight and sixteen megabytes.
    private const string WriterSettings = "PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 4096";

    // No connection is used by two threads at once, and nobody asks how much memory SQLite has: its locks on connections and on the
    // count of bytes are a tenth of its work. For the whole process; too late, and refused, when SQLite was used before.
    static SqliteStore()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

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

    /// <summary>The connection of the one writer; it belongs to nobody's pool either.</summary>
    public SqliteConnection OpenWriter()
    {
        var connection = OpenAlone();
        Execute(connection, WriterSettings);
        return connection;
    }

    /// <summary>
    /// FULL: in WAL mode a commit is on disk when it returns, so an acknowledged message survives a power cut. The page cache is
    /// small because many connections stay open.
    /// </summary>
    public static void Prepare(SqliteConnection connection) => Execute(
        connection, $"PRAGMA synchronous = FULL; PRAGMA cache_size = -512; PRAGMA busy_timeout = {LockPatienceInSeconds * 1000}");

    private static void Execute(SqliteConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }

    private static SqliteConnectionStringBuilder Complete(string connectionString) =>
        new(connectionString) { ForeignKeys = true, DefaultTimeout = LockPatienceInSeconds };
}
