using System.Text.Json;
using Microsoft.Extensions.Options;
using static CryptoLock.Infrastructure.Messaging.Twilio.TwilioSetting;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>
/// Finds every bad setting and says what to set instead, never what was set: some of them are secret.
/// </summary>
internal sealed class TwilioOptionsValidator : IValidateOptions<TwilioOptions>
{
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(100);

    public ValidateOptionsResult Validate(string? name, TwilioOptions options)
    {
        string[] failures =
        [
            .. options.Unreadable,
            .. TwilioCredentialsCheck.Failures(options),
            .. PlaceFailures(options.Client),
            .. AddressFailures(options),
            .. SenderFailures(options),
            .. TemplateFailures(options.Template),
        ];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> PlaceFailures(TwilioClientOptions client)
    {
        if (!IsHostLabel(client.Region))
        {
            yield return $"{Name("Client:Region")} must be a region's name, such as ie1.";
        }
        else if (!TwilioHosts.IsPlaceKnown(client))
        {
            yield return $"{Name("Client:Edge")} is missing: the edge of this region is not known, so set both.";
        }

        if (!IsHostLabel(client.Edge))
        {
            yield return $"{Name("Client:Edge")} must be an edge location's name, such as dublin.";
        }
    }

    private static IEnumerable<string> AddressFailures(TwilioOptions options)
    {
        (string Key, string? Value)[] addresses =
        [
            ("ApiBaseUrl", options.ApiBaseUrl),
            ("MessagingBaseUrl", options.MessagingBaseUrl),
            ("ContentBaseUrl", options.ContentBaseUrl),
            ("RequestValidation:BaseUrlOverride", options.RequestValidation.BaseUrlOverride),
        ];
        foreach (var (key, _) in addresses.Where(address => !IsBaseUrl(address.Value)))
        {
            yield return $"{Name(key)} must be an absolute http or https address without user, query or fragment.";
        }

        if (options.RequestValidation.BaseUrlOverride is { } url && HostOf(url).Contains('_', StringComparison.Ordinal))
        {
            yield return $"{Name("RequestValidation:BaseUrlOverride")} must not have an underscore in its host: "
                + "Twilio refuses such a status callback.";
        }
    }

    private static IEnumerable<string> SenderFailures(TwilioOptions options)
    {
        if (options.WhatsAppNumber is { } number && TwilioNumber.Parse(number) is null)
        {
            yield return $"{Name("WhatsAppNumber")} must be a number with its country code, such as +14155238886, "
                + "with or without whatsapp: before it.";
        }

        if (options.MessagingServiceSid is { } service && !TwilioSid.Is(service, "MG"))
        {
            yield return $"{Name("MessagingServiceSid")} must be MG followed by 32 hexadecimal digits.";
        }

        if (options.MessagesPerSecond is not (null or >= 0.01 and <= 100_000))
        {
            yield return $"{Name("MessagesPerSecond")} must be between 0.01 and 100000.";
        }

        if (options.RequestTimeout < ShortestTimeout || options.RequestTimeout > LongestTimeout)
        {
            yield return $"{Name("RequestTimeout")} must be between 00:00:01 and 00:01:40.";
        }
    }

    private static IEnumerable<string> TemplateFailures(TwilioTemplateOptions template)
    {
        if (template.ContentSid is { } content && !TwilioSid.Is(content, "HX"))
        {
            yield return $"{Name("Template:ContentSid")} must be HX followed by 32 hexadecimal digits.";
        }

        if (template.ContentVariables is { } variables && !IsObjectOfTexts(variables))
        {
            yield return $"{Name("Template:ContentVariables")} must be a JSON object of texts, such as {{\"1\":\"CryptoLock\"}}.";
        }
    }

    private static bool IsObjectOfTexts(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind is JsonValueKind.Object
                && document.RootElement.EnumerateObject().All(p => p.Value.ValueKind is JsonValueKind.String);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsHostLabel(string? text) =>
        text is null
        || (text.Length <= 40 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));

    private static bool IsBaseUrl(string? text) =>
        text is null
        || (Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            && url is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0, Host.Length: > 0 });

    private static string HostOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) ? url.Host : string.Empty;
}
