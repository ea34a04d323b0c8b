namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>Paths of the REST API, relative to its base address.</summary>
internal static class TwilioPaths
{
    /// <summary>The messages of our account.</summary>
    public static string Messages(TwilioOptions options) =>
        $"2010-04-01/Accounts/{options.Client.AccountSid}/Messages.json";
}
