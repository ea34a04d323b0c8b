using CryptoLock.Api.Configuration;
using CryptoLock.Api.Webhooks.Twilio;
using CryptoLock.Application;
using CryptoLock.Infrastructure.Ai.Documentation;
using CryptoLock.Infrastructure.Ai.Gemini;
using CryptoLock.Infrastructure.Backplane;
using CryptoLock.Infrastructure.Languages;
using CryptoLock.Infrastructure.Messaging;
using CryptoLock.Infrastructure.Messaging.Simulator;
using CryptoLock.Infrastructure.Messaging.Twilio;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Processing;
using CryptoLock.Infrastructure.Prompts;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
        services.AddBackplane(configuration);
    }

    /// <summary>Adds to a copy what this run leaves out. Nothing of it may run; its settings are checked all the same.</summary>
    /// <param name="services">The services of this run.</param>
    /// <param name="configuration">The configuration, aliases applied.</param>
    /// <param name="mode">The run mode.</param>
    public static IServiceCollection WithUnusedFeatures(
        this IServiceCollection services, IConfiguration configuration, RunMode mode)
    {
        var all = new ServiceCollection().Add(services);
        if (!mode.HasAi)
        {
            all.AddGemini(configuration);
        }

        if (!mode.HasTwilio)
        {
            all.AddTwilio(configuration);
            all.AddTwilioWebhooks(configuration);
        }

        return all;
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
