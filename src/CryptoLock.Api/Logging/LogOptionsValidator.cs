using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Logging;

internal sealed class LogOptionsValidator : IValidateOptions<LogOptions>
{
    private const long SmallestFile = 64L * 1024;
    private const long LargestFile = 1024L * 1024 * 1024;
    private const int MostFiles = 1_000;

    public ValidateOptionsResult Validate(string? name, LogOptions options)
    {
        var failures = FindFailures(options).ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> FindFailures(LogOptions options)
    {
        if (options.FileSizeLimit is < SmallestFile or > LargestFile)
        {
            yield return $"Logging:FileSizeLimit is out of range: set a number of bytes from {SmallestFile} to {LargestFile}.";
        }

        if (options.RetainedFiles is < 1 or > MostFiles)
        {
            yield return $"Logging:RetainedFiles is out of range: set a number from 1 to {MostFiles}.";
        }
    }
}
