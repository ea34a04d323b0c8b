using System.Net.Http.Headers;
using System.Text;

namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>User name and password of REST calls, chosen as Twilio.AspNet.Core chooses them.</summary>
internal sealed class TwilioCredentials
{
    private readonly string _user;
    private readonly string _password;

    private TwilioCredentials(string user, string password) => (_user, _password) = (user, password);

    /// <summary>The credentials to use; null when none are complete.</summary>
    public static TwilioCredentials? From(TwilioOptions options)
    {
        var client = options.Client;
        return client.CredentialType switch
        {
            TwilioCredentialType.ApiKey => FromApiKey(client),
            TwilioCredentialType.AuthToken => FromAuthToken(options),
            _ => FromApiKey(client) ?? FromAuthToken(options),
        };
    }

    /// <summary>The basic authentication header.</summary>
    public AuthenticationHeaderValue ToHeader() =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_user}:{_password}")));

    private static TwilioCredentials? FromApiKey(TwilioClientOptions client) =>
        AreSet(client.AccountSid, client.ApiKeySid, client.ApiKeySecret)
            ? new(client.ApiKeySid!, client.ApiKeySecret!)
            : null;

    private static TwilioCredentials? FromAuthToken(TwilioOptions options) =>
        (options.Client.AuthToken ?? options.AuthToken) is { } token && options.Client.AccountSid is { } account
            ? new(account, token)
            : null;

    private static bool AreSet(params string?[] values) => values.All(value => value is not null);
}
