namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>What the webhooks ask for besides Twilio's signature. Read once, at start.</summary>
public sealed class WebhookOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Webhook";

    /// <summary>
    /// A second secret that every call must carry, as the query parameter <c>token</c> or the header
    /// <c>X-Webhook-Token</c>; messages and delivery reports alike. Default null: none is asked for.
    /// </summary>
    public string? VerificationToken { get; set; }

    /// <summary>
    /// Reverse proxies, as IP addresses or networks (<c>10.0.0.0/8</c>), whose <c>X-Forwarded-For</c>, <c>-Proto</c> and
    /// <c>-Host</c> count. A list, or one text separated by commas or semicolons. Default empty: nobody's count, not even
    /// those of this machine.
    /// </summary>
    public IReadOnlyList<string> KnownProxies { get; set; } = [];
}
