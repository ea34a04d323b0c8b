using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Webhooks;

/// <summary>Reads the options. Not the binder: a token may be one text or a list, and falls back to other keys.</summary>
internal sealed class TwilioWebhookOptionsSetup(IConfiguration configuration) : IConfigureOptions<TwilioWebhookOptions>
{
    private static readonly string[] TokenKeys =
        [TwilioWebhookOptions.AuthTokenKey, "Twilio:AuthToken", "Twilio:Client:AuthToken"];

    public void Configure(TwilioWebhookOptions options)
    {
        options.AuthTokens = TokenKeys.Select(Values).FirstOrDefault(tokens => tokens.Length > 0) ?? [];
        options.BaseUrlOverride = Text(TwilioWebhookOptions.BaseUrlOverrideKey)?.TrimEnd('/');
        options.AllowLocal = bool.TryParse(Text(TwilioWebhookOptions.AllowLocalKey), out var allowLocal) && allowLocal;
        options.VerificationToken = Text(TwilioWebhookOptions.VerificationTokenKey);
        options.KnownProxies = Values(TwilioWebhookOptions.KnownProxiesKey);
    }

    private string? Text(string key) => configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private string[] Values(string key) =>
        [.. configuration.GetSection(key).GetChildren().Select(child => child.Value).Prepend(configuration[key])
            .SelectMany(text => (text ?? string.Empty)
                .Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.Ordinal)];
}
