using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Processing;
using Microsoft.Extensions.DependencyInjection;

namespace CryptoLock.Infrastructure.Persistence.InMemory;

internal static class InMemoryServiceCollectionExtensions
{
    public static void AddInMemoryStore(this IServiceCollection services)
    {
        services.AddSingleton<InMemoryStore>();
        services.AddSingleton<ISessionStore>(provider => provider.GetRequiredService<InMemoryStore>());
        services.AddScoped<IChatSessionRepository, StoredSessionRepository>();
        services.AddSingleton<IInboundMessageLog, InMemoryMessageLog>();
        services.AddSingleton<IConversationQueue, InMemoryQueue>();
        services.AddSingleton<IDeliveryLedger, InMemoryDeliveryLedger>();
        services.AddSingleton<ISessionReader, InMemorySessionReader>();
        services.AddSingleton<IOutcomeLedger, InMemoryOutcomeLedger>();
        services.AddSingleton<IDeadLetterReader, InMemoryDeadLetterReader>();
        services.AddSingleton<IStoreProbe, InMemoryProbe>();
        services.AddSingleton<IConversationLock, InProcessConversationLock>();
        services.AddHostedService<InMemoryStartup>();
    }
}
