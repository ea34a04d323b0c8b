using CryptoLock.Api.Configuration;
using CryptoLock.Api.Webhooks.Twilio;
using CryptoLock.Application;
using CryptoLock.Infrastructure.Ai.Documentation;
using CryptoLock.Infrastructure.Ai.Gemini;
using CryptoLock.Infrastructure.Languages;
using CryptoLock.Infrastructure.Messaging;
using CryptoLock.Infrastructure.Messaging.Simulator;
using CryptoLock.Infrastructure.Messaging.Twilio;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Processing;
using CryptoLock.Infrastructure.Prompts;

namespace CryptoLock.Api.Startup;

/// <summary>Chooses the use cases and adapters of this run.</summary>
internal static class FeatureRegistration
{
    /// <summary>Adds them. The store comes before the background work, which starts in the same order.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration, aliases applied.</param>
    /// <param name="mode">The run mode.</param>
    public static void AddFeatures(this IServiceCollection services, IConfiguration configuration, RunMode mode)
    {
        services.AddApplication(configuration);
        services.AddPrompts(configuration);
        services.AddLanguageDetection(configuration);
        services.AddStorage(configuration);
        services.AddAssistant(configuration, mode);
        services.AddChannels(configuration, mode);
        services.AddConversationProcessing();
    }

    private static void AddAssistant(this IServiceCollection services, IConfiguration configuration, RunMode mode)
    {
        services.AddDocumentationResponder();
        if (mode.HasAi)
        {
            services.AddGemini(configuration);
        }
        else
        {
            services.AddDocumentationAsAi();
        }
    }

    private static void AddChannels(this IServiceCollection services, IConfiguration configuration, RunMode mode)
    {
        services.AddMessageChannels();
        if (mode.HasTwilio)
        {
            services.AddTwilio(configuration);
            services.AddTwilioWebhooks(configuration);
        }

        if (mode.IsDevelopment)
        {
            services.AddSimulator();
        }
    }
}
