using Microsoft.Extensions.Primitives;

namespace CryptoLock.Emulators.Twilio;

/// <summary>A message that Twilio accepted. Its status moves while it is delivered.</summary>
public sealed class TwilioMessage
{
    private volatile string _status = "queued";

    /// <summary>Position in the order of acceptance, from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>SM or MM and 32 hexadecimal digits.</summary>
    public required string Sid { get; init; }

    /// <summary>The recipient.</summary>
    public required string To { get; init; }

    /// <summary>The sender; null when a Messaging Service chose it.</summary>
    public required string? From { get; init; }

    /// <summary>The text as accepted, or as rendered from a template; empty when there is none.</summary>
    public required string Body { get; init; }

    /// <summary>The media addresses given.</summary>
    public IReadOnlyList<string> MediaUrls { get; init; } = [];

    /// <summary>The template; null for free text.</summary>
    public string? ContentSid { get; init; }

    /// <summary>The template's variables as JSON text; null for none.</summary>
    public string? ContentVariables { get; init; }

    /// <summary>Where its status is reported; null for nowhere.</summary>
    public string? StatusCallback { get; init; }

    /// <summary>The Messaging Service used; null for none.</summary>
    public string? MessagingServiceSid { get; init; }

    /// <summary>When it was accepted, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it left; null before.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>When its status last changed, UTC.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Twilio's word for how far it is.</summary>
    public string Status => _status;

    /// <summary>Twilio's error code; null unless it failed.</summary>
    public int? ErrorCode { get; private set; }

    /// <summary>Whether the account deleted it.</summary>
    public bool IsDeleted { get; internal set; }

    /// <summary>Whether the account had its text removed; <see cref="Body"/> still has it.</summary>
    public bool IsRedacted { get; internal set; }

    /// <summary>Whether it goes through WhatsApp.</summary>
    public bool IsWhatsApp => To.StartsWith("whatsapp:", StringComparison.Ordinal);

    internal static TwilioMessage Accept(TwilioMessageForm form, string body, long sequence, DateTimeOffset now) => new()
    {
        Sequence = sequence,
        Sid = Sids.New(form.ContentSid is null && StringValues.IsNullOrEmpty(form.MediaUrls) ? "SM" : "MM"),
        To = form.To!,
        From = form.From,
        Body = body,
        MediaUrls = [.. form.MediaUrls.OfType<string>()],
        ContentSid = form.ContentSid,
        ContentVariables = form.ContentVariables,
        StatusCallback = form.StatusCallback,
        MessagingServiceSid = form.MessagingServiceSid,
        CreatedAt = now,
        UpdatedAt = now,
        _status = form.MessagingServiceSid is null ? "queued" : "accepted",
    };

    internal void MoveTo(string status, int? errorCode, DateTimeOffset now)
    {
        UpdatedAt = now;
        ErrorCode = errorCode;
        SentAt ??= status is "sent" ? now : null;
        _status = status;
    }
}
