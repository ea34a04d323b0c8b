namespace CryptoLock.Api.Webhooks.Twilio;

/// <content>What replaces typed text: places, buttons, lists, flows and quotes.</content>
public sealed partial class TwilioMessageForm
{
    /// <summary>Latitude of a shared place in decimal degrees, with a dot.</summary>
    /// <example>-23.55052</example>
    public string? Latitude { get; set; }

    /// <summary>Longitude of a shared place in decimal degrees, with a dot.</summary>
    /// <example>-46.633308</example>
    public string? Longitude { get; set; }

    /// <summary>Postal address of the place.</summary>
    /// <example>Praça da Sé, São Paulo</example>
    public string? Address { get; set; }

    /// <summary>Name of the place.</summary>
    /// <example>Praça da Sé</example>
    public string? Label { get; set; }

    /// <summary>Visible text of the pressed button.</summary>
    /// <example>Yes</example>
    public string? ButtonText { get; set; }

    /// <summary>Our identifier of the pressed button.</summary>
    /// <example>confirm</example>
    public string? ButtonPayload { get; set; }

    /// <summary><c>REPLY</c> or <c>ACTION</c>.</summary>
    /// <example>REPLY</example>
    public string? ButtonType { get; set; }

    /// <summary>Our identifier of the chosen list item.</summary>
    /// <example>plan-basic</example>
    public string? ListId { get; set; }

    /// <summary>Visible text of the chosen list item.</summary>
    /// <example>Basic plan</example>
    public string? ListTitle { get; set; }

    /// <summary>Second line of the chosen list item.</summary>
    /// <example>For one person</example>
    public string? ListDescription { get; set; }

    /// <summary>Answer of a WhatsApp flow, as JSON text.</summary>
    /// <example>{"type":"flow"}</example>
    public string? InteractiveData { get; set; }

    /// <summary>Fields of a WhatsApp flow, as JSON text.</summary>
    /// <example>{"name":"Ana"}</example>
    public string? FlowData { get; set; }

    /// <summary>The quoted message's id, when it is not older than seven days.</summary>
    /// <example>MM00000000000000000000000000000002</example>
    public string? OriginalRepliedMessageSid { get; set; }

    /// <summary>The quoted message's sender.</summary>
    /// <example>whatsapp:+14155238886</example>
    public string? OriginalRepliedMessageSender { get; set; }
}
