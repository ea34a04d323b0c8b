using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>
/// Reads the section by hand: the general binder throws at the first bad value, and the person who sets this up should
/// learn of all of them at once. Blank texts count as absent.
/// </summary>
internal sealed class TwilioOptionsSetup(IConfiguration configuration) : IConfigureOptions<TwilioOptions>
{
    private readonly IConfigurationSection _section = configuration.GetSection(TwilioOptions.SectionName);

    public void Configure(TwilioOptions options)
    {
        options.AuthToken = Text("AuthToken");
        options.ApiBaseUrl = Text("ApiBaseUrl");
        options.MessagingBaseUrl = Text("MessagingBaseUrl");
        options.ContentBaseUrl = Text("ContentBaseUrl");
        options.WhatsAppNumber = Text("WhatsAppNumber");
        options.MessagingServiceSid = Text("MessagingServiceSid");
        options.RequestValidation.BaseUrlOverride = Text("RequestValidation:BaseUrlOverride")?.TrimEnd('/');
        options.RequestValidation.VerificationToken = Trim(configuration["Webhook:VerificationToken"]);
        options.Template.ContentSid = Text("Template:ContentSid");
        options.Template.ContentVariables = Text("Template:ContentVariables");
        ConfigureClient(options.Client);

        Read<bool>(options, "TypingIndicator", "true or false", bool.TryParse, value => options.TypingIndicator = value);
        Read<TimeSpan>(
            options, "RequestTimeout", "a time such as 00:00:15", TryParse, value => options.RequestTimeout = value);
        Read<double>(
            options, "MessagesPerSecond", "a number such as 80", TryParse, value => options.MessagesPerSecond = value);
        Read<TwilioCredentialType>(
            options,
            "Client:CredentialType",
            "AuthToken or ApiKey",
            TryParse,
            value => options.Client.CredentialType = value);
    }

    private delegate bool Parser<T>(string text, out T value);

    private void ConfigureClient(TwilioClientOptions client)
    {
        client.AccountSid = Text("Client:AccountSid");
        client.AuthToken = Text("Client:AuthToken");
        client.ApiKeySid = Text("Client:ApiKeySid");
        client.ApiKeySecret = Text("Client:ApiKeySecret");
        client.Region = Text("Client:Region")?.ToLowerInvariant();
        client.Edge = Text("Client:Edge")?.ToLowerInvariant();
    }

    private string? Text(string key) => Trim(_section[key]);

    private static string? Trim(string? value) => value?.Trim() is { Length: > 0 } text ? text : null;

    private void Read<T>(TwilioOptions options, string key, string expected, Parser<T> parse, Action<T> assign)
    {
        if (Text(key) is not { } text)
        {
            return;
        }

        if (parse(text, out var value))
        {
            assign(value);
            return;
        }

        options.Unreadable.Add($"{TwilioSetting.Name(key)} must be {expected}.");
    }

    private static bool TryParse(string text, out TimeSpan value) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);

    private static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static bool TryParse(string text, out TwilioCredentialType value) =>
        Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value);
}
