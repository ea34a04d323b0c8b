using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Persistence;

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private const int LongestPrefix = 64;

    public ValidateOptionsResult Validate(string? name, StorageOptions options) =>
        options.KeyPrefix is { Length: > 0 and <= LongestPrefix } prefix && prefix.All(IsAccepted)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Storage:KeyPrefix must be 1 to {LongestPrefix} printable ASCII characters without spaces and braces.");

    private static bool IsAccepted(char c) => c is > ' ' and <= '~' and not ('{' or '}');
}
