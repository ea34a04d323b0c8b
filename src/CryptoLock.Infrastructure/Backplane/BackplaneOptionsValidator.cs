using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Backplane;

internal sealed class BackplaneOptionsValidator : IValidateOptions<BackplaneOptions>
{
    public ValidateOptionsResult Validate(string? name, BackplaneOptions options)
    {
        var failures = new List<string>();
        if (options.Redis is not null && RedisBackplane.Parse(options) is null)
        {
            failures.Add("Backplane:Redis cannot be read: set it to something like \"redis.example.com:6379,password=…\", or leave it out.");
        }

        if (string.IsNullOrWhiteSpace(options.ChannelPrefix))
        {
            failures.Add("Backplane:ChannelPrefix is blank: set it to something like \"cryptolock:\".");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
