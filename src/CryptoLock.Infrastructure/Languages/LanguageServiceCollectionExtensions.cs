using CryptoLock.Application.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Languages;

/// <summary>Registers language detection.</summary>
public static class LanguageServiceCollectionExtensions
{
    /// <summary>Adds <see cref="ILanguageDetector"/>, configured by the section <c>Language</c> and checked at start.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="configuration">The whole configuration.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddLanguageDetection(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddLanguageOptions(configuration);
        services.TryAddSingleton<ILanguageDetector, LinguaLanguageDetector>();
        return services;
    }

    internal static void AddLanguageOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LanguageOptions>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<LanguageOptions>>(
            new LanguageOptionsSetup(configuration.GetSection(LanguageOptions.SectionName)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LanguageOptions>, LanguageOptionsValidator>());
    }
}
