using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>
/// Reads the options. Not the binder: a key may hold one text or a list, and tokens fall back to other keys.
/// </summary>
internal sealed class WebhookOptionsSetup(IConfiguration configuration)
    : IConfigureOptions<TwilioWebhookOptions>, IConfigureOptions<WebhookOptions>
{
    private static readonly string[] TokenKeys =
    [
        $"{TwilioWebhookOptions.SectionName}:{nameof(TwilioWebhookOptions.AuthToken)}",
        "Twilio:AuthToken",
        "Twilio:Client:AuthToken",
    ];

    public void Configure(TwilioWebhookOptions options)
    {
        var section = configuration.GetSection(TwilioWebhookOptions.SectionName);
        options.AuthToken = TokenKeys.Select(key => Values(configuration.GetSection(key)))
            .FirstOrDefault(tokens => tokens.Length > 0) ?? [];
        options.BaseUrlOverride = Text(section[nameof(options.BaseUrlOverride)])?.TrimEnd('/');
        options.AllowLocal = bool.TryParse(section[nameof(options.AllowLocal)], out var allowLocal) && allowLocal;
    }

    public void Configure(WebhookOptions options)
    {
        var section = configuration.GetSection(WebhookOptions.SectionName);
        options.VerificationToken = Text(section[nameof(options.VerificationToken)]);
        options.KnownProxies = Values(section.GetSection(nameof(options.KnownProxies)));
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static string[] Values(IConfigurationSection section) =>
        [.. section.GetChildren().Select(child => child.Value).Prepend(section.Value)
            .SelectMany(text => (text ?? string.Empty)
                .Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Distinct(StringComparer.Ordinal)];
}
