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

    /// <summary>What SQLite and PostgreSQL share.</summary>
    private static void AddSqlStore(this IServiceCollection services)
    {
        services.AddScoped<IConversationQueue, ConversationQueue>();
        services.AddScoped<ISessionReader, SessionReader>();
        services.AddScoped<IOutcomeLedger, OutcomeLedger>();
        services.AddScoped<IDeadLetterReader, DeadLetterReader>();
    }

    /// <summary>A lost race for a commit is the send gate at work, and whoever meets another failure logs it.</summary>
    private static void LeaveFailuresToUs(WarningsConfigurationBuilder warnings) => warnings.Log(
        (RelationalEventId.CommandError, LogLevel.Debug),
        (CoreEventId.SaveChangesFailed, LogLevel.Debug));

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
        services.AddSingleton<IStoreProbe, SqliteProbe>();
        services.AddDbContextPool<CryptoLockDbContext, SqliteDbContext>(options => options
            .UseSqlite(store.ConnectionString)
            .AddInterceptors(new SqliteConnectionInterceptor())
            .ConfigureWarnings(LeaveFailuresToUs));
        services.AddHostedService<SqliteStartup>();
        services.AddGroupCommit();
        services.AddSingleton<IConversationLock, InProcessConversationLock>();
    }

    private static void AddGroupCommit(this IServiceCollection services)
    {
        services.AddSingleton<GroupCommit>();
        services.AddHostedService(provider => provider.GetRequiredService<GroupCommit>());
        services.AddSingleton<ISessionStore, SqlSessionStore>();
        services.AddMessageLog<SqlMessageLog>();
        services.AddSingleton<IDeliveryLedger, SqlDeliveryLedger>();
        services.AddScoped<IChatSessionRepository, StoredSessionRepository>();
    }

    private static void AddPostgreSql(this IServiceCollection services, PostgreSqlStore store)
    {
        services.AddSingleton(store);
        services.AddSingleton<IWriteGate, NoWriteGate>();
        services.AddSingleton<IStoreFaults, PostgreSqlFaults>();
        services.AddSingleton(_ => NpgsqlDataSource.Create(store.ConnectionString));
        services.AddSingleton<IInboundAppend, PostgreSqlInboundAppend>();
        services.AddSingleton<IStoreReads, PostgreSqlReads>();
        services.AddScoped<IChatSessionRepository, ChatSessionRepository>();
        services.AddScoped<IDeliveryLedger, DeliveryLedger>();
        services.AddSingleton<IStoreProbe, PostgreSqlProbe>();
        services.AddDbContextPool<CryptoLockDbContext, PostgreSqlDbContext>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .ConfigureWarnings(LeaveFailuresToUs));
        services.AddHostedService<PostgreSqlStartup>();
        services.AddMessageLog<GroupCommitMessageLog>();
        services.AddHostedService(provider => provider.GetRequiredService<GroupCommitMessageLog>());
        services.AddSingleton<ISendPlaces, PostgreSqlSendPlaces>();
        services.AddSingleton<IConversationLock>(new PostgreSqlConversationLock(store.ConnectionString));
    }
}
