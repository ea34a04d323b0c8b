using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Languages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Prompts;

/// <summary>Registers the prompts.</summary>
public static class PromptServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IPromptCatalog"/>, configured by the section <c>Prompts</c>, loaded when the host starts, and the health
    /// check <c>prompts</c>. A prompt that cannot be used stops the start with a <see cref="Application.Common.StartupException"/>.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">The whole configuration.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddPrompts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PromptOptions>().Bind(configuration.GetSection(PromptOptions.SectionName)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PromptOptions>, PromptOptionsValidator>());
        services.AddLanguageOptions(configuration);
        services.TryAddSingleton(TimeProvider.System);

        services.TryAddSingleton<YamlPromptCatalog>();
        services.TryAddSingleton<IPromptCatalog>(s => s.GetRequiredService<YamlPromptCatalog>());
        services.AddHostedService(s => s.GetRequiredService<YamlPromptCatalog>());
        services.AddHealthChecks().AddCheck<PromptHealthCheck>("prompts", tags: ["ready"]);
        return services;
    }
}
