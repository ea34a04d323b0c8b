using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Persistence;

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(12);

    public ValidateOptionsResult Validate(string? name, StorageOptions options) =>
        options.WriteTimeout < Shortest || options.WriteTimeout > Longest
            ? ValidateOptionsResult.Fail(
                $"{StorageOptions.SectionName}:{nameof(options.WriteTimeout)} is {options.WriteTimeout}: set it to a value from {Shortest} to {Longest}.")
            : ValidateOptionsResult.Success;
}
