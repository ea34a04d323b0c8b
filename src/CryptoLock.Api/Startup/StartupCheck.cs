using CryptoLock.Api.Configuration;
using CryptoLock.Api.Logging;
using CryptoLock.Application.Common;
using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Startup;

/// <summary>Checks the whole configuration before anything starts, so that one message names every bad key.</summary>
internal static class StartupCheck
{
    /// <summary>Validates credentials and all options, also those of features that this run leaves out.</summary>
    /// <param name="registrations">All services; they are only asked for options.</param>
    /// <param name="configuration">The configuration, aliases applied.</param>
    /// <param name="settings">The configuration's filter.</param>
    /// <param name="mode">The run mode.</param>
    /// <exception cref="StartupException">Something is wrong; the message lists all of it.</exception>
    public static void Run(IServiceCollection registrations, IConfiguration configuration, SettingsFilter settings, RunMode mode)
    {
        var found = OptionsTypes.FindAll();
        ConfigurationFailure[] unreadable =
            [.. found.SelectMany(options => UnreadableValues.Find(options.Type, configuration.GetSection(options.Section)))];

        // Without them the rest can be read, and checked too.
        settings.Hide(unreadable.Select(failure => failure.Key));

        ConfigurationFailure[] missing = [.. Credentials.FindMissing(configuration, mode)];
        string[] toldElsewhere = [.. missing.Select(failure => failure.Key), .. Credentials.KeysOfUnused(mode)];
        string[] lines =
        [
            .. missing.Concat(unreadable).Concat(FindLogFailure(configuration)).Select(failure => failure.ToString()),
            .. FindInvalid(registrations.WithUnusedFeatures(configuration, mode), found)
                .Where(line => !Array.Exists(toldElsewhere, key => line.Contains(key, StringComparison.Ordinal))),
        ];
        if (lines.Length > 0)
        {
            throw new StartupException(Compose(lines));
        }
    }

    private static IEnumerable<ConfigurationFailure> FindLogFailure(IConfiguration configuration)
    {
        var options = configuration.GetSection(LogOptions.SectionName).Get<LogOptions>() ?? new();
        return LogDirectory.FindFailure(options.Directory) is { } failure ? [failure] : [];
    }

    /// <summary>What validators say; when several look at one key, the first one's words.</summary>
    private static IEnumerable<string> FindInvalid(IServiceCollection registrations, IEnumerable<(Type Type, string Section)> found)
    {
        // Building the host reads some options already and would end at the first bad one. This provider is never disposed:
        // it would dispose the configuration with it.
        var services = registrations.BuildServiceProvider();
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (type, section) in found)
        {
            string[] lines =
                [.. Validate(services, type).Select(line => NameKey(line, section)).Where(line => !told.Contains(KeyOf(line)))];
            told.UnionWith(lines.Select(KeyOf));
            foreach (var line in lines)
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Validate(IServiceProvider services, Type type)
    {
        try
        {
            OptionsTypes.Read(services, type);
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
    }

    private static string NameKey(string failure, string section) =>
        failure.Contains(section + ":", StringComparison.Ordinal) ? failure : $"{section}: {failure}";

    private static string KeyOf(string line) => line.Split(' ')[0].TrimEnd(':');

    private static string Compose(string[] lines) => string.Join(
        Environment.NewLine,
        [
            lines.Length == 1 ? "one setting needs attention." : $"{lines.Length} settings need attention.",
            .. lines.Select(line => $"  - {line}"),
            "Set them in the environment, in .env or in appsettings.json; docs/configuration.md explains each key.",
        ]);
}
