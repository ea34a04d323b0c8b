using Microsoft.Extensions.Options;

namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>One sentence for each bad key, never with a secret in it.</summary>
internal sealed class TwilioWebhookOptionsValidator(IConfiguration configuration, IHostEnvironment environment)
    : IValidateOptions<TwilioWebhookOptions>
{
    private const string Section = TwilioWebhookOptions.SectionName;

    public ValidateOptionsResult Validate(string? name, TwilioWebhookOptions options)
    {
        var failures = new[] { AuthToken(options), BaseUrl(options), AllowLocal(options) }.OfType<string>().ToList();
        return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private string? AuthToken(TwilioWebhookOptions options) =>
        environment.IsProduction() && options.AuthToken.Count == 0
            ? $"{Section}:AuthToken: set it, or Twilio:AuthToken (TWILIO_AUTH_TOKEN); without it every webhook is refused."
            : null;

    private static string? BaseUrl(TwilioWebhookOptions options) =>
        options.BaseUrlOverride is not { } text || IsBaseUrl(text)
            ? null
            : $"{Section}:BaseUrlOverride: must be an absolute http or https address without query and fragment.";

    private string? AllowLocal(TwilioWebhookOptions options) => configuration[$"{Section}:AllowLocal"] switch
    {
        { Length: > 0 } text when !bool.TryParse(text, out _) => $"{Section}:AllowLocal: must be true or false.",
        _ when options.AllowLocal && environment.IsProduction() =>
            $"{Section}:AllowLocal: must be false in Production, where nothing may skip the signature.",
        _ => null,
    };

    private static bool IsBaseUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && text.AsSpan().IndexOfAny('?', '#') < 0;
}
