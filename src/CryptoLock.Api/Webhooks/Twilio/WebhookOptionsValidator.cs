using System.Net;
using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>One sentence for each bad proxy.</summary>
internal sealed class WebhookOptionsValidator : IValidateOptions<WebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        var failures = options.KnownProxies.Where(text => !IsProxy(text)).Select(Failure).ToList();
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private static bool IsProxy(string text) => IPAddress.TryParse(text, out _) || IPNetwork.TryParse(text, out _);

    private static string Failure(string text) =>
        $"{WebhookOptions.SectionName}:KnownProxies: '{text}' is neither an IP address nor a network (10.0.0.0/8).";
}
