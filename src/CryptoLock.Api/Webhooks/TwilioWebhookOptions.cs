namespace CryptoLock.Api.Webhooks;

/// <summary>
/// How Twilio's calls are checked. From the sections <c>Twilio</c> and <c>Webhook</c>; read once, at start. The names are
/// those of Twilio's own ASP.NET library where that has them.
/// </summary>
public sealed class TwilioWebhookOptions
{
    /// <summary>The section of the account.</summary>
    public const string SectionName = "Twilio";

    /// <summary>The section of what is ours alone.</summary>
    public const string WebhookSectionName = "Webhook";

    /// <summary>Key of <see cref="AuthTokens"/>.</summary>
    public const string AuthTokenKey = $"{SectionName}:RequestValidation:AuthToken";

    /// <summary>Key of <see cref="BaseUrlOverride"/>.</summary>
    public const string BaseUrlOverrideKey = $"{SectionName}:RequestValidation:BaseUrlOverride";

    /// <summary>Key of <see cref="AllowLocal"/>.</summary>
    public const string AllowLocalKey = $"{SectionName}:RequestValidation:AllowLocal";

    /// <summary>Key of <see cref="VerificationToken"/>.</summary>
    public const string VerificationTokenKey = $"{WebhookSectionName}:VerificationToken";

    /// <summary>Key of <see cref="KnownProxies"/>.</summary>
    public const string KnownProxiesKey = $"{WebhookSectionName}:KnownProxies";

    /// <summary>
    /// Auth tokens of the account, any of which may have signed: two while a token is being rotated. One text, several
    /// separated by commas or semicolons, or a list. Default: <c>Twilio:AuthToken</c>, else <c>Twilio:Client:AuthToken</c>.
    /// Without any, every call is refused; required in Production.
    /// </summary>
    public IReadOnlyList<string> AuthTokens { get; set; } = [];

    /// <summary>
    /// The public address of this service as configured at Twilio, without the webhook's own path, such as
    /// <c>https://desk.example.com</c>; a path base is part of it. Null: the address of the request counts. Never ends in a slash.
    /// </summary>
    public string? BaseUrlOverride { get; set; }

    /// <summary>Whether calls from this machine need no signature. Default false; refused in Production.</summary>
    public bool AllowLocal { get; set; }

    /// <summary>
    /// A second secret that every call must carry, as the query parameter <c>token</c> or the header
    /// <c>X-Webhook-Token</c>. Null: none is asked for.
    /// </summary>
    public string? VerificationToken { get; set; }

    /// <summary>
    /// Reverse proxies, as IP addresses or networks (<c>10.0.0.0/8</c>), whose <c>X-Forwarded-For</c>, <c>-Proto</c> and
    /// <c>-Host</c> count. A list, or one text separated by commas or semicolons. Default empty: nobody's count, not even
    /// those of this machine.
    /// </summary>
    public IReadOnlyList<string> KnownProxies { get; set; } = [];
}
