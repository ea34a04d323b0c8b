namespace CryptoLock.Api.Configuration;

/// <summary>
/// Lets through what counts as a setting. A blank value is none: what it would override stays, wherever it was set.
/// </summary>
internal sealed class SettingsFilter
{
    /// <summary>Settings, or the beginnings of their keys, that say "none" by being blank.</summary>
    private static readonly string[] MeaningfulWhenBlank = ["Logging:Directory", "Gemini:FallbackModels", "Gemini:Labels"];

    private readonly HashSet<string> _hidden = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Puts a filter before each source that a configuration has now.</summary>
    /// <param name="configuration">The configuration.</param>
    public static SettingsFilter ApplyTo(ConfigurationManager configuration)
    {
        var filter = new SettingsFilter();
        IConfigurationSource[] sources = [.. configuration.Sources];
        configuration.Sources.Clear();
        foreach (var source in sources)
        {
            configuration.Sources.Add(new FilteredSource(source, filter));
        }

        return filter;
    }

    /// <summary>Makes settings look as if nobody had set them.</summary>
    /// <param name="keys">Their keys.</param>
    public void Hide(IEnumerable<string> keys) => _hidden.UnionWith(keys);

    /// <summary>Whether a value counts.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">The value.</param>
    public bool Admits(string key, string? value) => !_hidden.Contains(key)
        && (!string.IsNullOrWhiteSpace(value)
            || Array.Exists(MeaningfulWhenBlank, start => key.StartsWith(start, StringComparison.OrdinalIgnoreCase)));
}
