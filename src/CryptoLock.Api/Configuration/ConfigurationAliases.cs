namespace CryptoLock.Api.Configuration;

/// <summary>The short environment variable names of well-known settings, and the configuration keys behind them.</summary>
internal static class ConfigurationAliases
{
    /// <summary>Alias and key.</summary>
    public static readonly IReadOnlyDictionary<string, string> Keys = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["TWILIO_ACCOUNT_SID"] = "Twilio:Client:AccountSid",
        ["TWILIO_AUTH_TOKEN"] = "Twilio:AuthToken",
        ["TWILIO_API_KEY"] = "Twilio:Client:ApiKeySid",
        ["TWILIO_API_SECRET"] = "Twilio:Client:ApiKeySecret",
        ["TWILIO_WHATSAPP_NUMBER"] = "Twilio:WhatsAppNumber",
        ["TWILIO_MESSAGING_SERVICE_SID"] = "Twilio:MessagingServiceSid",
        ["TWILIO_REGION"] = "Twilio:Client:Region",
        ["TWILIO_EDGE"] = "Twilio:Client:Edge",
        ["GEMINI_API_KEY"] = "Gemini:ApiKey",
        ["GEMINI_MODEL"] = "Gemini:Model",
        ["ADMIN_API_KEY"] = "Api:AdminKey",
        ["PUBLIC_BASE_URL"] = "Twilio:RequestValidation:BaseUrlOverride",
        ["WEBHOOK_VERIFICATION_TOKEN"] = "Webhook:VerificationToken",
    };

    /// <summary>Gives each key its alias's value, unless the key has one of its own. Blank values count as absent.</summary>
    /// <param name="configuration">The configuration, with all its sources; gains one.</param>
    public static void ApplyTo(ConfigurationManager configuration)
    {
        var values = Keys
            .Where(alias => string.IsNullOrWhiteSpace(configuration[alias.Value]))
            .Select(alias => KeyValuePair.Create(alias.Value, configuration[alias.Key]?.Trim()))
            .Where(setting => !string.IsNullOrEmpty(setting.Value))
            .ToArray();
        configuration.AddInMemoryCollection(values);
    }

    /// <summary>A key with its alias, as a person should read it.</summary>
    /// <param name="key">The configuration key.</param>
    public static string Describe(string key) =>
        Keys.FirstOrDefault(alias => alias.Value == key).Key is { } name ? $"{key} ({name})" : key;
}
