using CryptoLock.Application.Common;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

/// <summary>The database and how it is reached.</summary>
internal sealed class PostgreSqlStore(NpgsqlConnectionStringBuilder settings)
{
    private const string Example = "Host=db.example.com;Database=cryptolock;Username=cryptolock;Password=…";

    public string ConnectionString { get; } = settings.ToString();

    /// <summary>The place, without user and password.</summary>
    public string Place { get; } = $"{settings.Database} at {settings.Host}:{settings.Port}";

    /// <summary>Connections for queries. None changes its session, so none has to be reset.</summary>
    public NpgsqlDataSource CreateDataSource() => NpgsqlDataSource.Create(Settings());

    /// <summary>
    /// The one connection for writes. From a pool each group would have another one, with plans and caches of its own that are cold again.
    /// </summary>
    public NpgsqlDataSource CreateWriter()
    {
        var settings = Settings();
        (settings.MinPoolSize, settings.MaxPoolSize) = (0, 1);
        return NpgsqlDataSource.Create(settings);
    }

    /// <param name="connectionString">The configured one.</param>
    /// <exception cref="StartupException">It is missing or cannot be read.</exception>
    public static PostgreSqlStore From(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new StartupException($"ConnectionStrings:Storage is missing: set it to something like \"{Example}\".");
        }

        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);
            PostgreSqlSession.Complete(settings);
            return new(settings);
        }
        catch (ArgumentException exception)
        {
            throw new StartupException(
                $"ConnectionStrings:Storage cannot be read: set it to something like \"{Example}\".", exception);
        }
    }

    private NpgsqlConnectionStringBuilder Settings() => new(ConnectionString) { NoResetOnClose = true };
}
