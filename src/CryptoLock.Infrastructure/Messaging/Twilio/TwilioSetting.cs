namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>Names a setting in messages to whoever has to set it.</summary>
internal static class TwilioSetting
{
    /// <summary>A setting's full key and the environment variable that sets it.</summary>
    /// <param name="key">The key inside the section.</param>
    public static string Name(string key) =>
        $"{TwilioOptions.SectionName}:{key} (environment: {EnvironmentVariable(key)})";

    private static string EnvironmentVariable(string key) => key switch
    {
        "AuthToken" => "TWILIO_AUTH_TOKEN",
        "Client:AccountSid" => "TWILIO_ACCOUNT_SID",
        "WhatsAppNumber" => "TWILIO_WHATSAPP_NUMBER",
        "RequestValidation:BaseUrlOverride" => "PUBLIC_BASE_URL",
        _ => $"{TwilioOptions.SectionName}__{key.Replace(":", "__", StringComparison.Ordinal)}",
    };
}
