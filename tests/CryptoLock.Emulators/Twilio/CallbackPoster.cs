using System.Globalization;

namespace CryptoLock.Emulators.Twilio;

/// <summary>Posts signed status callbacks; tries once more when nobody listens, as Twilio does by default.</summary>
internal sealed class CallbackPoster(TwilioEmulatorOptions options, TwilioJournal journal) : IDisposable
{
    private const string ChannelInstallSid = "XE00000000000000000000000000000001";
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);

    private readonly SignedPoster _poster = new(options.AuthToken, options.TunnelTo);

    public void Dispose() => _poster.Dispose();

    public async Task PostAsync(TwilioMessage message, string status, CancellationToken cancellationToken)
    {
        var fields = Fields(message, status);
        var token = Sids.New("I-");
        var answer = await TryPostAsync(message, status, fields, token, cancellationToken);
        if (answer == 0)
        {
            await TryPostAsync(message, status, fields, token, cancellationToken);
        }
    }

    private async Task<int> TryPostAsync(
        TwilioMessage message,
        string status,
        List<KeyValuePair<string, string>> fields,
        string idempotencyToken,
        CancellationToken cancellationToken)
    {
        var url = message.StatusCallback!;
        var httpStatus = await _poster.TryPostAsync(url, fields, idempotencyToken, AnswerWithin, cancellationToken);
        journal.Callbacks.Add(new(options.Clock.GetUtcNow(), message.Sid, status, url, httpStatus));
        return httpStatus;
    }

    private List<KeyValuePair<string, string>> Fields(TwilioMessage message, string status)
    {
        List<KeyValuePair<string, string>> fields = [];
        void Add(string name, string? value)
        {
            if (value is not null)
            {
                fields.Add(new(name, value));
            }
        }

        if (message.IsWhatsApp)
        {
            Add("ChannelPrefix", "whatsapp");
            Add("ChannelInstallSid", ChannelInstallSid);
            Add("ChannelToAddress", Masked(message.To));
            Add("EventType", status is "delivered" or "read" ? status.ToUpperInvariant() : null);
            Add("StructuredMessage", status is "sent" ? "false" : null);
        }

        Add("ApiVersion", TwilioMessageJson.ApiVersion);
        Add("MessageStatus", status);
        Add("SmsSid", message.Sid);
        Add("SmsStatus", status);
        Add("ErrorCode", message.ErrorCode?.ToString(CultureInfo.InvariantCulture));
        Add("ChannelStatusMessage", message.ErrorCode is null ? null : "The channel refused the message");
        Add("To", message.To);
        Add("From", message.From);
        Add("MessagingServiceSid", message.MessagingServiceSid);
        Add("MessageSid", message.Sid);
        Add("AccountSid", options.AccountSid);
        return fields;
    }

    private static string Masked(string address)
    {
        var user = address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return user.Length > 4 ? user[..^4] + "XXXX" : "XXXX";
    }
}
