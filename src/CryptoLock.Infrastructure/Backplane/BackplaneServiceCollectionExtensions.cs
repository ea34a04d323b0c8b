using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Processing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Backplane;

/// <summary>Registers the backplane.</summary>
public static class BackplaneServiceCollectionExtensions
{
    /// <summary>Lets instances tell each other hints, if <c>Backplane:Redis</c> says where. Call it after the background work is registered.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    public static IServiceCollection AddBackplane(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(BackplaneOptions.SectionName);
        services.AddOptions<BackplaneOptions>().Bind(section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BackplaneOptions>, BackplaneOptionsValidator>());
        if (section[nameof(BackplaneOptions.Redis)] is { Length: > 0 })
        {
            services.AddSingleton<TurnInterruptions>();
            services.AddSingleton<LiveFeed>();
            services.AddSingleton<RedisBackplane>();
            services.AddHostedService(provider => provider.GetRequiredService<RedisBackplane>());
            services.Replace(ServiceDescriptor.Singleton<ITurnInterruptions, RelayedTurnInterruptions>());
            services.Replace(ServiceDescriptor.Singleton<ILiveFeed, RelayedLiveFeed>());
        }

        return services;
    }
}
