using System.Net;
using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Webhooks;

/// <summary>Judges the options at start: one sentence for each bad key, never with a secret in it.</summary>
internal sealed class TwilioWebhookOptionsValidator(IConfiguration configuration, IHostEnvironment environment)
    : IValidateOptions<TwilioWebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, TwilioWebhookOptions options)
    {
        var failures = new[] { AuthToken(options), BaseUrl(options), AllowLocal(options) }
            .Concat(options.KnownProxies.Select(KnownProxy)).OfType<string>().ToList();
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private string? AuthToken(TwilioWebhookOptions options) =>
        environment.IsProduction() && options.AuthTokens.Count == 0
            ? $"{TwilioWebhookOptions.AuthTokenKey}: set the account's auth token (or TWILIO_AUTH_TOKEN); without it every webhook is refused."
            : null;

    private static string? BaseUrl(TwilioWebhookOptions options) =>
        options.BaseUrlOverride is not { } text || IsBaseUrl(text)
            ? null
            : $"{TwilioWebhookOptions.BaseUrlOverrideKey}: must be an absolute http or https address without query and fragment.";

    private string? AllowLocal(TwilioWebhookOptions options) => configuration[TwilioWebhookOptions.AllowLocalKey] switch
    {
        { Length: > 0 } text when !bool.TryParse(text, out _) => $"{TwilioWebhookOptions.AllowLocalKey}: must be true or false.",
        _ when options.AllowLocal && environment.IsProduction() =>
            $"{TwilioWebhookOptions.AllowLocalKey}: must be false in Production, where nothing may skip the signature.",
        _ => null,
    };

    private static string? KnownProxy(string text) =>
        IPAddress.TryParse(text, out _) || IPNetwork.TryParse(text, out _)
            ? null
            : $"{TwilioWebhookOptions.KnownProxiesKey}: '{text}' is neither an IP address nor a network such as 10.0.0.0/8.";

    private static bool IsBaseUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && text.AsSpan().IndexOfAny('?', '#') < 0;
}
