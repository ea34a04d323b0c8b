using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Messaging;
using CryptoLock.Infrastructure.Persistence.InMemory;
using CryptoLock.Infrastructure.Persistence.PostgreSql;
using CryptoLock.Infrastructure.Persistence.Redis;
using CryptoLock.Infrastructure.Persistence.Sql;
using CryptoLock.Infrastructure.Persistence.Sqlite;
using CryptoLock.Infrastructure.Processing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>Registers the store.</summary>
public static class PersistenceServiceCollectionExtensions
{
    /// <summary>Keeps everything in the store that <c>Storage:Provider</c> names; created and migrated at start.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    /// <exception cref="StartupException">The connection string is missing or cannot be read.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.SectionName)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        var connectionString = configuration.GetConnectionString("Storage");
        switch (configuration.GetStorageProvider())
        {
            case StorageProvider.Redis:
                services.AddRedisStore(RedisStore.From(connectionString));
                break;
            case StorageProvider.InMemory:
                services.AddInMemoryStore();
                break;
            case StorageProvider.PostgreSql:
                services.AddPostgreSql(PostgreSqlStore.From(connectionString));
                services.AddSqlStore();
                break;
            default:
                services.AddSqlite(SqliteStore.From(connectionString));
                services.AddSqlStore();
                break;
        }

        services.AddSingleton<StoreHealthCheck>();
        services.AddHealthChecks()
            .AddCheck<StoreHealthCheck>("store", tags: ["ready"])
            .AddCheck<OutcomesHealthCheck>("outcomes");
        return services;
    }

    /// <summary>Adds the log that takes customers' messages in, and makes it answer in time.</summary>
    /// <param name="services">The services.</param>
    internal static void AddMessageLog<TLog>(this IServiceCollection services)
        where TLog : class, IInboundMessageLog
    {
        services.AddSingleton<TLog>();
        services.AddSingleton<IInboundMessageLog>(provider =>
            ActivatorUtilities.CreateInstance<PunctualMessageLog>(provider, provider.GetRequiredService<TLog>()));
    }

    /// <summary>
    /// What SQLite and PostgreSQL share: the message's way in SQL of its own, and EF Core for the schema and for people's pages.
    /// </summary>
    private static void AddSqlStore(this IServiceCollection services)
    {
        services.AddSingleton<GroupCommit>();
        services.AddHostedService(provider => provider.GetRequiredService<GroupCommit>());
        services.AddSingleton<ISessionStore, SqlSessionStore>();
        services.AddScoped<IChatSessionRepository, StoredSessionRepository>();
        services.AddSingleton<IInboundMessageLog, SqlMessageLog>();
        services.AddSingleton<IDeliveryLedger, SqlDeliveryLedger>();
        services.AddSingleton<IStoreProbe, SqlProbe>();

        services.AddSingleton<IConversationQueue>(provider => provider.GetRequiredService<IStoreReads>());

        services.AddScoped(provider => new Lazy<CryptoLockDbContext>(provider.GetRequiredService<CryptoLockDbContext>));
        services.AddScoped<ISessionReader, SessionReader>();
        services.AddScoped<IOutcomeLedger, OutcomeLedger>();
        services.AddScoped<IDeadLetterReader, DeadLetterReader>();
    }

    /// <summary>Whoever meets a failure logs it.</summary>
    private static void LeaveFailuresToUs(WarningsConfigurationBuilder warnings) => warnings.Log((RelationalEventId.CommandError, LogLevel.Debug));

    /// <summary>The configured store; the default when the value names none, which the start check reports.</summary>
    /// <param name="configuration">The configuration.</param>
    internal static StorageProvider GetStorageProvider(this IConfiguration configuration) =>
        Enum.TryParse<StorageProvider>(configuration["Storage:Provider"], ignoreCase: true, out var provider) ? provider : default;

    private static void AddSqlite(this IServiceCollection services, SqliteStore store)
    {
        services.AddSingleton(store);
        services.AddSingleton<IStoreFaults, SqliteFaults>();
        services.AddSingleton<IStoreReads, SqliteReads>();
        services.AddSingleton<IGroupWriter, SqliteGroupWriter>();
        services.AddDbContextPool<CryptoLockDbContext, SqliteDbContext>(options => options
            .UseSqlite(store.ConnectionString)
            .AddInterceptors(new SqliteConnectionInterceptor())
            .ConfigureWarnings(LeaveFailuresToUs));
        services.AddHostedService<SqliteStartup>();
        services.AddSingleton<IConversationLock, InProcessConversationLock>();
    }

    private static void AddPostgreSql(this IServiceCollection services, PostgreSqlStore store)
    {
        services.AddSingleton(store);
        services.AddSingleton<IStoreFaults, PostgreSqlFaults>();
        services.AddSingleton(_ => store.CreateDataSource());
        services.AddSingleton<IStoreReads, PostgreSqlReads>();
        services.AddSingleton<IGroupWriter>(_ => new PostgreSqlGroupWriter(store.CreateWriter()));
        services.AddDbContextPool<CryptoLockDbContext, PostgreSqlDbContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .ConfigureWarnings(LeaveFailuresToUs));
        services.AddHostedService<PostgreSqlStartup>();
        services.AddSingleton<ISendPlaces, PostgreSqlSendPlaces>();
        services.AddSingleton<IConversationLock>(new PostgreSqlConversationLock(store.ConnectionString));
    }
}
