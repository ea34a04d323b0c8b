using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>
/// What the engine is asked for when a connection opens, so that it lets go of whoever froze or was cut off: a dead peer's socket
/// can look alive for hours. PostgreSQL 14 or newer knows all of it. What the connection string says itself stays.
/// </summary>
internal static class PostgreSqlSession
{
    /// <summary>How long the engine keeps the lock of a holder that gives no sign of life.</summary>
    public static readonly TimeSpan LockLife = TimeSpan.FromSeconds(5);

    // A server that hangs is given up before a webhook's sender gives up on us.
    private const int ConnectSeconds = 3;
    private const int CommandSeconds = 4;
    private const int CancellationMilliseconds = 500;

    // Two instances, one of them in a rolling restart, fit into the hundred connections that a server allows unless told otherwise.
    private const int Connections = 30;

    // There are some twenty statements on a message's way.
    private const int PreparedStatements = 64;
    private const int PreparedAfter = 2;

    // Also from connections that wait in the pool, or the next holder would get a dead one.
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(1);

    // A transaction is a handful of statements: one that pauses this long belongs to a process that does not run.
    private const string ForData =
        "-c idle_in_transaction_session_timeout=5s -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 "
        + "-c tcp_user_timeout=10s";

    /// <summary>Completes the configured settings.</summary>
    /// <param name="settings">Changed in place.</param>
    public static void Complete(NpgsqlConnectionStringBuilder settings)
    {
        settings.ApplicationName ??= "CryptoLock";
        SetDefault(settings, "Timeout", () => settings.Timeout = ConnectSeconds);
        SetDefault(settings, "Command Timeout", () => settings.CommandTimeout = CommandSeconds);
        SetDefault(settings, "Cancellation Timeout", () => settings.CancellationTimeout = CancellationMilliseconds);
        SetDefault(settings, "Maximum Pool Size", () => settings.MaxPoolSize = Connections);
        SetDefault(settings, "Max Auto Prepare", () => settings.MaxAutoPrepare = PreparedStatements);
        SetDefault(settings, "Auto Prepare Min Usages", () => settings.AutoPrepareMinUsages = PreparedAfter);
        settings.Options = Join(ForData, settings.Options);
    }

    /// <summary>The same database for connections that hold locks: they are never idle for long while their process runs.</summary>
    /// <param name="connectionString">The completed one.</param>
    public static string ForLocks(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.KeepAlive = (int)SignOfLife.TotalSeconds;
        settings.Options = Join($"-c idle_session_timeout={LockLife.TotalMilliseconds:F0}", settings.Options);
        return settings.ToString();
    }

    // Of two values for one setting the engine takes the later one.
    private static string Join(string ours, string? configured) => string.IsNullOrEmpty(configured) ? ours : $"{ours} {configured}";

    private static void SetDefault(NpgsqlConnectionStringBuilder settings, string key, Action set)
    {
        if (!settings.ShouldSerialize(key))
        {
            set();
        }
    }
}
