using CryptoLock.Application.Common;
using DotNetEnv;

namespace CryptoLock.Api.Configuration;

/// <summary>
/// The <c>.env</c> file: environment variables for one checkout. The real environment wins over it. Of several values for one
/// name the last counts; a blank one is none, in either place.
/// </summary>
internal static class DotEnvFile
{
    /// <summary>Name of the file.</summary>
    public const string Name = ".env";

    /// <summary>Loads the file into the process's environment; does nothing when there is none.</summary>
    /// <param name="directory">Where the file may be.</param>
    /// <exception cref="StartupException">The file cannot be read or is not a list of <c>NAME=value</c> lines.</exception>
    public static void Load(string directory)
    {
        var path = Path.Combine(directory, Name);
        if (!File.Exists(path))
        {
            return;
        }

        foreach (var values in Read(path).ToLookup(setting => setting.Key, setting => setting.Value))
        {
            if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(values.Key)))
            {
                Environment.SetEnvironmentVariable(values.Key, values.LastOrDefault(value => !string.IsNullOrWhiteSpace(value), ""));
            }
        }
    }

    private static KeyValuePair<string, string>[] Read(string path)
    {
        try
        {
            // Nothing is set while parsing, so that a broken file has no effect at all.
            return [.. Env.NoEnvVars().Load(path)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The file {Name} cannot be read: may this user read it?", exception);
        }
        catch (Exception exception)
        {
            // The parser's own message quotes the text around the fault, which may be a secret.
            throw new StartupException(
                $"The file {Name} is broken{LineOf(exception)}. Each line is NAME=value, a # comment, or empty; "
                + "put values with spaces, # or $ in 'single quotes'.",
                exception);
        }
    }

    private static string LineOf(Exception exception) =>
        exception is Sprache.ParseException { Position: { } position } ? $" at line {position.Line}" : string.Empty;
}
