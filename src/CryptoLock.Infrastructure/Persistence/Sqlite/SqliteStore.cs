using CryptoLock.Application.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>The database file and how it is opened.</summary>
internal sealed class SqliteStore(string connectionString)
{
    public const string DefaultConnectionString = "Data Source=data/cryptolock.db";

    /// <summary>How long another process's lock is waited for.</summary>
    public const int LockPatienceInMilliseconds = LockPatienceInSeconds * 1000;

    private const int LockPatienceInSeconds = 3;

    // Pages of all indexes stay in memory, and one that changes often is moved to the database once for many changes: 8 MB and 16 MB.
    private const string WriterSettings = "PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 4096";

    // No connection is used by two threads at once, and nobody asks how much memory SQLite has: its locks are a tenth of its work. Both
    // settings are the process's, and refused when SQLite is in use already: then it is only slower.
    static SqliteStore()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>
    /// Foreign keys on. Another process's lock is waited for, but not so long that a webhook's sender gives up first.
    /// </summary>
    public string ConnectionString { get; } = Complete(connectionString).ToString();

    /// <summary>The same for a connection that ends when it is closed.</summary>
    public string UnpooledConnectionString { get; } =
        new SqliteConnectionStringBuilder(Complete(connectionString).ToString()) { Pooling = false }.ToString();

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
        var connection = new SqliteConnection(UnpooledConnectionString);
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
    /// small because many connections stay open. What is deleted is overwritten, also what a migration moves.
    /// </summary>
    public static void Prepare(SqliteConnection connection) => Execute(
        connection,
        $"PRAGMA synchronous = FULL; PRAGMA cache_size = -512; PRAGMA busy_timeout = {LockPatienceInMilliseconds}; PRAGMA secure_delete = ON");

    private static void Execute(SqliteConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }

    private static SqliteConnectionStringBuilder Complete(string connectionString) =>
        new(connectionString) { ForeignKeys = true, DefaultTimeout = LockPatienceInSeconds };
}
