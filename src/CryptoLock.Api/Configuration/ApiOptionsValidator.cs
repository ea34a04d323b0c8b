using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Configuration;

internal sealed class ApiOptionsValidator : IValidateOptions<ApiOptions>
{
    private const int ShortestKey = 16;

    public ValidateOptionsResult Validate(string? name, ApiOptions options)
    {
        var failures = FindFailures(options).ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> FindFailures(ApiOptions options)
    {
        if (!string.IsNullOrWhiteSpace(options.AdminKey) && options.AdminKey.Length < ShortestKey)
        {
            yield return $"{ConfigurationAliases.Describe("Api:AdminKey")} is too short: set at least {ShortestKey} characters.";
        }

        if (options.RateLimit.PermitLimit is < 1 or > 100_000)
        {
            yield return "Api:RateLimit:PermitLimit must be from 1 to 100000.";
        }

        if (options.RateLimit.Window < TimeSpan.FromSeconds(1) || options.RateLimit.Window > TimeSpan.FromDays(1))
        {
            yield return "Api:RateLimit:Window must be from 00:00:01 to 1.00:00:00.";
        }
    }
}
