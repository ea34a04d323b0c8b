using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Persistence;

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private const int LongestPrefix = 64;
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(12);

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var failures = new List<string>();
        if (options.WriteTimeout < ShortestWait || options.WriteTimeout > LongestWait)
        {
            failures.Add($"Storage:WriteTimeout is {options.WriteTimeout}: set it to a value from {ShortestWait} to {LongestWait}.");
        }

        if (options.KeyPrefix is not { Length: > 0 and <= LongestPrefix } prefix || !prefix.All(IsAccepted))
        {
            failures.Add($"Storage:KeyPrefix must be 1 to {LongestPrefix} printable ASCII characters without spaces and braces.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static bool IsAccepted(char c) => c is > ' ' and <= '~' and not ('{' or '}');
}
