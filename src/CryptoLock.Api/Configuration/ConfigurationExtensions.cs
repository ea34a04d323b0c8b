namespace CryptoLock.Api.Configuration;

/// <summary>Questions about the configuration.</summary>
internal static class ConfigurationExtensions
{
    /// <summary>Whether a key has a value that is not blank, or holds a list with one.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="key">The key.</param>
    public static bool HasValue(this IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(key);
        return !string.IsNullOrWhiteSpace(section.Value)
            || section.GetChildren().Any(child => !string.IsNullOrWhiteSpace(child.Value));
    }
}
