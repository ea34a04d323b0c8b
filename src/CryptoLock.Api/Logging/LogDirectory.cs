using CryptoLock.Api.Configuration;

namespace CryptoLock.Api.Logging;

/// <summary>Checks the log folder at start: the logger itself fails silently.</summary>
internal static class LogDirectory
{
    private const string Key = "Logging:Directory";

    /// <summary>Creates the folder and tries to write into it.</summary>
    /// <param name="directory">The folder; blank for none.</param>
    /// <returns>Null when log files can be written, or none are wanted.</returns>
    public static ConfigurationFailure? FindFailure(string? directory)
    {
        if (string.IsNullOrWhiteSpace(directory))
        {
            return null;
        }

        try
        {
            Directory.CreateDirectory(directory);
            var probe = Path.Combine(directory, $".probe-{Environment.ProcessId}");
            using var file = new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new(Key, "cannot be written: set a folder that this user may write, or leave it empty for no log files.");
        }
    }
}
