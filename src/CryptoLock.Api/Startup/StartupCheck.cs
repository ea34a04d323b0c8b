using System.Reflection;
using CryptoLock.Api.Configuration;
using CryptoLock.Api.Logging;
using CryptoLock.Application.Common;
using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Startup;

/// <summary>Checks the whole configuration before anything starts, so that one message names every bad key.</summary>
internal static class StartupCheck
{
    /// <summary>Validates credentials and all options.</summary>
    /// <param name="registrations">All services; they are only asked for options.</param>
    /// <param name="configuration">The configuration, aliases applied.</param>
    /// <param name="mode">The run mode.</param>
    /// <exception cref="StartupException">Something is wrong; the message lists all of it.</exception>
    public static void Run(IServiceCollection registrations, IConfiguration configuration, RunMode mode)
    {
        // Building the host reads some options already and would end at the first bad one. This provider is never disposed:
        // it would dispose the configuration with it.
        var services = registrations.BuildServiceProvider();
        var logs = configuration.GetSection(LogOptions.SectionName).GetOrDefault<LogOptions>();

        var failures = Credentials.FindMissing(configuration, mode).ToList();
        failures.AddRange(new[] { LogDirectory.FindFailure(logs.Directory) }.OfType<ConfigurationFailure>());
        var lines = failures.ConvertAll(failure => failure.ToString());
        foreach (var (type, section) in OptionsTypes.FindAll())
        {
            lines.AddRange(FindFailures(services, type, configuration.GetSection(section))
                .Where(line => !failures.Exists(failure => line.Contains(failure.Key, StringComparison.Ordinal))));
        }

        if (lines.Count > 0)
        {
            throw new StartupException(Compose(lines));
        }
    }

    private static IEnumerable<string> FindFailures(IServiceProvider services, Type type, IConfigurationSection section)
    {
        string[] unreadable = [.. UnreadableValues.Find(type, section).Select(failure => failure.ToString())];
        if (unreadable.Length > 0)
        {
            return unreadable;
        }

        try
        {
            // Reading the options runs their validators.
            var options = typeof(IOptions<>).MakeGenericType(type);
            options.GetProperty(nameof(IOptions<>.Value))!.GetValue(
                services.GetRequiredService(options), BindingFlags.DoNotWrapExceptions, null, null, null);
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures.Select(failure => NameKey(failure, section));
        }
    }

    private static string NameKey(string failure, IConfigurationSection section) =>
        failure.Contains(section.Path + ":", StringComparison.Ordinal) ? failure : $"{section.Path}: {failure}";

    private static string Compose(List<string> lines) => string.Join(
        Environment.NewLine,
        [
            lines.Count == 1 ? "one setting needs attention." : $"{lines.Count} settings need attention.",
            .. lines.Select(line => $"  - {line}"),
            "Set them in the environment, in .env or in appsettings.json; docs/configuration.md explains each key.",
        ]);
}
