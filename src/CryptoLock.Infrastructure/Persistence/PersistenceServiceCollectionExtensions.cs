using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>Registers the store.</summary>
public static class PersistenceServiceCollectionExtensions
{
    /// <summary>Keeps everything in one SQLite file, named by <c>ConnectionStrings:Storage</c>; created and migrated at start.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    /// <exception cref="StartupException">The connection string cannot be read.</exception>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var store = SqliteStore.From(configuration.GetConnectionString("Storage"));
        services.AddSingleton(store);
        services.AddSingleton<IWriteGate, SqliteWriteGate>();
        services.AddSingleton<IStoreFaults, SqliteFaults>();
        services.AddDbContextPool<CryptoLockDbContext, SqliteDbContext>(options => options
            .UseSqlite(store.ConnectionString)
            .AddInterceptors(new SqliteConnectionInterceptor())
            .ConfigureWarnings(LeaveFailuresToUs));
        services.AddHostedService<SqliteStartup>();

        services.AddSingleton<SqliteInboundMessageLog>();
        services.AddSingleton<IInboundMessageLog>(provider => provider.GetRequiredService<SqliteInboundMessageLog>());
        services.AddHostedService(provider => provider.GetRequiredService<SqliteInboundMessageLog>());

        services.AddScoped<IChatSessionRepository, ChatSessionRepository>();
        services.AddScoped<IConversationQueue, ConversationQueue>();
        services.AddScoped<IDeliveryLedger, DeliveryLedger>();
        services.AddScoped<ISessionReader, SessionReader>();
        services.AddScoped<IOutcomeLedger, OutcomeLedger>();
        services.AddScoped<IDeadLetterReader, DeadLetterReader>();
        services.AddSingleton<IStoreProbe, SqliteProbe>();
        services.AddSingleton<StoreHealthCheck>();
        services.AddHealthChecks()
            .AddCheck<StoreHealthCheck>("store", tags: ["ready"])
            .AddCheck<OutcomesHealthCheck>("outcomes");
        return services;
    }

    /// <summary>A lost race for a commit is the send gate at work, and whoever meets another failure logs it.</summary>
    private static void LeaveFailuresToUs(WarningsConfigurationBuilder warnings) => warnings.Log(
        (RelationalEventId.CommandError, LogLevel.Debug),
        (CoreEventId.SaveChangesFailed, LogLevel.Debug));
}
