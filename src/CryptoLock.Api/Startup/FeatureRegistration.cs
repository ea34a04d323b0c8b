using CryptoLock.Application;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Infrastructure.Processing;

namespace CryptoLock.Api.Startup;

/// <summary>Chooses the use cases and adapters of this run.</summary>
internal static class FeatureRegistration
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration, aliases applied.</param>
    public static void AddFeatures(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddApplication(configuration);
        services.AddSqliteStorage(configuration);
        services.AddConversationProcessing();
    }
}
