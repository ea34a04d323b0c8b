using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Languages;

/// <summary>Reads the section by hand: the binder would append to the default list instead of replacing it.</summary>
internal sealed class LanguageOptionsSetup(IConfigurationSection section) : IConfigureOptions<LanguageOptions>
{
    public void Configure(LanguageOptions options)
    {
        options.Default = section[nameof(options.Default)]?.Trim() ?? options.Default;

        var supported = section.GetSection(nameof(options.Supported));
        if (supported.Exists())
        {
            options.Supported = [.. Values(supported).Select(v => v.Trim()).Where(v => v.Length > 0)];
        }
    }

    private static IEnumerable<string> Values(IConfigurationSection supported) =>
        supported.Value?.Split(',') ?? supported.GetChildren().Select(c => c.Value ?? "");
}
