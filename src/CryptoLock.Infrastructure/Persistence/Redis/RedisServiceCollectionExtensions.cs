using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Messaging;
using CryptoLock.Infrastructure.Processing;
using Microsoft.Extensions.DependencyInjection;

namespace CryptoLock.Infrastructure.Persistence.Redis;

internal static class RedisServiceCollectionExtensions
{
    public static void AddRedisStore(this IServiceCollection services, RedisStore store)
    {
        services.AddSingleton(store);
        services.AddSingleton<RedisKeys>();
        services.AddSingleton<RedisConnection>();
        services.AddSingleton<RedisTranscripts>();
        services.AddSingleton<RedisDurability>();
        services.AddHostedService<RedisStartup>();
        services.AddSingleton<ISessionStore, RedisSessionStore>();
        services.AddScoped<IChatSessionRepository, StoredSessionRepository>();
        services.AddMessageLog<RedisMessageLog>();
        services.AddSingleton<IConversationQueue, RedisQueue>();
        services.AddSingleton<IDeliveryLedger, RedisDeliveryLedger>();
        services.AddSingleton<ISessionReader, RedisSessionReader>();
        services.AddSingleton<IOutcomeLedger, RedisOutcomeLedger>();
        services.AddSingleton<IDeadLetterReader, RedisDeadLetterReader>();
        services.AddSingleton<IStoreProbe, RedisProbe>();
        services.AddSingleton<ISendPlaces, RedisSendPlaces>();
        services.AddSingleton<IConversationLock, RedisConversationLock>();
    }
}
