namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>Twilio's typing indicator (messaging API, version 2).</summary>
internal sealed class TwilioTypingClient(HttpClient http)
{
    private static readonly Uri Path = new("v2/Indicators/Typing.json", UriKind.Relative);

    /// <summary>Shows the indicator to the sender of a message, until our reply or for 25 seconds.</summary>
    /// <returns>Null when it worked; otherwise what went wrong, without personal data.</returns>
    public async Task<string?> ShowAsync(string messageSid, CancellationToken cancellationToken)
    {
        using var form = new TwilioForm([new("messageId", messageSid), new("channel", "whatsapp")]);
        try
        {
            using var response = await http.PostAsync(Path, form, cancellationToken);
            return response.IsSuccessStatusCode ? null : $"status {(int)response.StatusCode}";
        }
        catch (Exception exception) when (
            TwilioApiClient.IsTransportFailure(exception) && !cancellationToken.IsCancellationRequested)
        {
            return TwilioApiClient.NameOf(exception);
        }
    }
}
