using CryptoLock.Application.Conversations;
using CryptoLock.Application.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Processing;

/// <summary>Registers the background work.</summary>
public static class ProcessingServiceCollectionExtensions
{
    private static readonly TimeSpan AfterDrain = TimeSpan.FromSeconds(5);

    /// <summary>Answers conversations in the background. Call it after the store is registered, which then starts first.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddConversationProcessing(this IServiceCollection services)
    {
        services.AddSingleton<ConversationSignal>();
        services.AddSingleton<IConversationSignal>(provider => provider.GetRequiredService<ConversationSignal>());
        services.AddSingleton<ITurnInterruptions, TurnInterruptions>();
        services.AddSingleton<ILiveFeed, LiveFeed>();
        services.AddSingleton<ConversationWorker>();
        services.AddHostedService<ConversationDispatcher>();
        services.AddHostedService<ConversationSweeper>();
        services.AddHostedService<SilenceWatchdog>();

        // The host must not cut the drain short.
        services.AddOptions<HostOptions>().PostConfigure<IOptions<ConversationOptions>>(
            (host, conversation) => host.ShutdownTimeout = conversation.Value.DrainTimeout + AfterDrain);
        return services;
    }
}
