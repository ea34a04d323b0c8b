namespace CryptoLock.Emulators.Twilio;

/// <summary>Whom the webhook client plays, and to whom it speaks.</summary>
public sealed record TwilioWebhookClientOptions
{
    /// <summary>The service.</summary>
    public required Uri ServiceUrl { get; init; }

    /// <summary>The public base URL that is signed, when it differs from <see cref="ServiceUrl"/>; null when it does not.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The path and query that Twilio was told, below the base URL.</summary>
    public string Path { get; init; } = "/webhook";

    /// <summary>The account.</summary>
    public string AccountSid { get; init; } = EmulatorDefaults.AccountSid;

    /// <summary>Signs.</summary>
    public string AuthToken { get; init; } = EmulatorDefaults.AuthToken;

    /// <summary>The company's address that customers write to.</summary>
    public string To { get; init; } = EmulatorDefaults.Sender;

    /// <summary>Sends, for a service hosted in memory; null for real connections.</summary>
    public HttpMessageHandler? Handler { get; init; }
}

/// <summary>How a webhook is signed.</summary>
public enum WebhookSignature
{
    /// <summary>As Twilio signs it.</summary>
    Valid,

    /// <summary>Not at all.</summary>
    Missing,

    /// <summary>With another account's token.</summary>
    Wrong,
}

/// <summary>What the service answered to a webhook.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="ContentType">The media type without parameters; null when there was none.</param>
/// <param name="Body">The body.</param>
public sealed record WebhookAnswer(int StatusCode, string? ContentType, string Body)
{
    /// <summary>Whether Twilio would take it for received.</summary>
    public bool IsSuccess => StatusCode is >= 200 and < 300;
}
