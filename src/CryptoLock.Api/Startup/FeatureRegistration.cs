using CryptoLock.Api.Configuration;
using CryptoLock.Api.Webhooks;
using CryptoLock.Application;
using CryptoLock.Infrastructure.Ai.Gemini;
using CryptoLock.Infrastructure.Messaging.Simulator;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Processing;

namespace CryptoLock.Api.Startup;

/// <summary>Chooses the use cases and adapters of this run.</summary>
internal static class FeatureRegistration
{
    /// <summary>Adds them. Background work starts in this order and stops in the opposite one.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration, aliases applied.</param>
    /// <param name="mode">Which adapters to add.</param>
    public static void AddFeatures(this IServiceCollection services, IConfiguration configuration, RunMode mode)
    {
        services.AddApplication(configuration);
        services.AddSqliteStorage(configuration);
        services.AddAi(configuration, mode);
        services.AddChannels(configuration, mode);
        services.AddConversationProcessing();
    }

    private static void AddAi(this IServiceCollection services, IConfiguration configuration, RunMode mode)
    {
        if (mode.HasAi)
        {
            services.AddGemini(configuration);
        }
    }

    private static void AddChannels(this IServiceCollection services, IConfiguration configuration, RunMode mode)
    {
        if (mode.HasTwilio)
        {
            services.AddTwilioWebhooks(configuration);
        }

        if (mode.IsDevelopment)
        {
            services.AddSimulator();
        }
    }
}
