using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Startup;

/// <summary>Registers and reads the host's own options.</summary>
internal static class OptionsExtensions
{
    /// <summary>Binds options to their section and validates them at start.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="section">The section.</param>
    /// <typeparam name="T">The options.</typeparam>
    public static OptionsBuilder<T> AddValidatedOptions<T>(
        this IServiceCollection services, IConfiguration configuration, string section)
        where T : class =>
        services.AddOptions<T>().Bind(configuration.GetSection(section)).ValidateDataAnnotations().ValidateOnStart();

    /// <summary>Reads options before there are services. A value that cannot be read gives defaults: the start check names it.</summary>
    /// <param name="section">The section.</param>
    /// <typeparam name="T">The options.</typeparam>
    public static T GetOrDefault<T>(this IConfigurationSection section)
        where T : class, new()
    {
        try
        {
            return section.Get<T>() ?? new T();
        }
        catch (InvalidOperationException)
        {
            return new T();
        }
    }
}
