namespace CryptoLock.Api.Webhooks.Twilio;

/// <summary>How Twilio's signature is checked. Keys as in Twilio's own ASP.NET library; read once, at start.</summary>
public sealed class TwilioWebhookOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string SectionName = "Twilio:RequestValidation";

    /// <summary>
    /// Auth tokens of the account, any of which may have signed: two while a token is being rotated. One text, several
    /// separated by commas or semicolons, or a list. Default: <c>Twilio:AuthToken</c>, else <c>Twilio:Client:AuthToken</c>.
    /// Without any, every call is refused; required in Production.
    /// </summary>
    public IReadOnlyList<string> AuthToken { get; set; } = [];

    /// <summary>
    /// The public address of this service as configured at Twilio, without the webhook's own path, such as
    /// <c>https://desk.example.com</c>; a path base is part of it. Default null: the address of the request counts. Slashes
    /// at the end are dropped.
    /// </summary>
    public string? BaseUrlOverride { get; set; }

    /// <summary>Whether calls from this machine need no signature. Default false; refused in Production.</summary>
    public bool AllowLocal { get; set; }
}
