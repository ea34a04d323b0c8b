using static CryptoLock.Infrastructure.Messaging.Twilio.TwilioSetting;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>Says which credentials are missing or are not what their name says.</summary>
internal static class TwilioCredentialsCheck
{
    /// <summary>What is wrong, one sentence per setting.</summary>
    public static IEnumerable<string> Failures(TwilioOptions options) =>
        AccountFailures(options.Client).Concat(KeyFailures(options.Client)).Concat(TokenFailures(options));

    private static IEnumerable<string> AccountFailures(TwilioClientOptions client)
    {
        if (client.AccountSid is not { } account)
        {
            yield return $"{Name("Client:AccountSid")} is missing: set it to the account SID, "
                + "AC followed by 32 hexadecimal digits, from Twilio's console.";
        }
        else if (!TwilioSid.Is(account, "AC"))
        {
            yield return $"{Name("Client:AccountSid")} must be AC followed by 32 hexadecimal digits"
                + (account.StartsWith("SK", StringComparison.Ordinal)
                    ? $"; this is an API key, which belongs into {Name("Client:ApiKeySid")}."
                    : ".");
        }
    }

    private static IEnumerable<string> KeyFailures(TwilioClientOptions client)
    {
        var isNeeded = client.CredentialType == TwilioCredentialType.ApiKey;
        if (isNeeded && client.ApiKeySid is null)
        {
            yield return $"{Name("Client:ApiKeySid")} is missing: Twilio:Client:CredentialType is ApiKey.";
        }

        if (isNeeded && client.ApiKeySecret is null)
        {
            yield return $"{Name("Client:ApiKeySecret")} is missing: Twilio:Client:CredentialType is ApiKey.";
        }

        if (client.ApiKeySid is { } key && !TwilioSid.Is(key, "SK"))
        {
            yield return $"{Name("Client:ApiKeySid")} must be SK followed by 32 hexadecimal digits.";
        }
    }

    private static IEnumerable<string> TokenFailures(TwilioOptions options)
    {
        var client = options.Client;
        var hasKey = client is { ApiKeySid: not null, ApiKeySecret: not null };
        var isNeeded = client.CredentialType == TwilioCredentialType.AuthToken
            || (client.CredentialType == TwilioCredentialType.Unspecified && !hasKey);
        if (isNeeded && (client.AuthToken ?? options.AuthToken) is null)
        {
            yield return $"{Name("AuthToken")} is missing: set it to the account's auth token, or set both "
                + "Twilio:Client:ApiKeySid and Twilio:Client:ApiKeySecret.";
        }
    }
}
