namespace CryptoLock.Infrastructure.Messaging.Twilio;

/// <summary>Credentials and place of the REST API, with the names of Twilio.AspNet.Core.</summary>
public sealed class TwilioClientOptions
{
    /// <summary>The account, <c>AC…</c>. Always needed.</summary>
    public string? AccountSid { get; set; }

    /// <summary>The auth token for REST calls; null to use <see cref="TwilioOptions.AuthToken"/>. Secret.</summary>
    public string? AuthToken { get; set; }

    /// <summary>An API key, <c>SK…</c>; with its secret it is preferred to the auth token.</summary>
    public string? ApiKeySid { get; set; }

    /// <summary>The API key's secret. Secret.</summary>
    public string? ApiKeySecret { get; set; }

    /// <summary>Which credentials to use.</summary>
    public TwilioCredentialType CredentialType { get; set; }

    /// <summary>
    /// The processing region, such as <c>ie1</c>; null for <c>us1</c>. Credentials belong to one region.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>The edge location, such as <c>dublin</c>; null for the region's own.</summary>
    public string? Edge { get; set; }
}

/// <summary>The kind of credentials for REST calls.</summary>
public enum TwilioCredentialType
{
    /// <summary>The API key when it is complete, else the auth token.</summary>
    Unspecified,

    /// <summary>Account SID and auth token.</summary>
    AuthToken,

    /// <summary>API key and secret.</summary>
    ApiKey,
}

/// <summary>How the outside reaches this service.</summary>
public sealed class TwilioPublicAddressOptions
{
    /// <summary>
    /// The service's public address, such as <c>https://desk.example.com</c>, which Twilio is told to report deliveries
    /// to; null to ask for no reports.
    /// </summary>
    public string? BaseUrlOverride { get; set; }

    /// <summary>The webhooks' second secret, <c>Webhook:VerificationToken</c>, which reports must carry too; null when there is none.</summary>
    internal string? VerificationToken { get; set; }

    /// <summary>Where Twilio reports on a part; null to ask for no reports.</summary>
    internal string? StatusCallbackFor(Guid partId)
    {
        var token = VerificationToken is { } secret ? $"?token={Uri.EscapeDataString(secret)}" : string.Empty;
        return BaseUrlOverride is { } address ? $"{address}/webhook/status/{partId:D}{token}" : null;
    }
}
