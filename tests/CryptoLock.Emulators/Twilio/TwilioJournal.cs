using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Twilio;

/// <summary>Everything the Twilio emulator saw and did.</summary>
/// <param name="capacity">How many requests, callbacks and downloads are kept at least.</param>
public sealed class TwilioJournal(int capacity)
{
    /// <summary>The messages accepted, in order; also those whose sender never learned of it.</summary>
    public Journal<TwilioMessage> Messages { get; } = new();

    /// <summary>Every request to the REST API, refused ones included.</summary>
    public Journal<TwilioRequestEntry> Requests { get; } = new(capacity);

    /// <summary>Every attempt to report a status.</summary>
    public Journal<TwilioCallbackEntry> Callbacks { get; } = new(capacity);

    /// <summary>Typing indicators shown.</summary>
    public Journal<TwilioTypingEntry> Typing { get; } = new(capacity);

    /// <summary>Downloads from the address that the media API redirects to.</summary>
    public Journal<MediaDownloadEntry> Downloads { get; } = new(capacity);

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Messages.Clear();
        Requests.Clear();
        Callbacks.Clear();
        Typing.Clear();
        Downloads.Clear();
    }
}

/// <summary>A request to the REST API.</summary>
/// <param name="At">When it was answered, UTC.</param>
/// <param name="Operation">What it asked.</param>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path and query.</param>
/// <param name="Status">The HTTP status sent; 0 when the connection was reset.</param>
/// <param name="Fault">What went wrong; null for nothing.</param>
/// <param name="MessageSid">The message it created; null for none.</param>
public sealed record TwilioRequestEntry(
    DateTimeOffset At,
    TwilioOperation Operation,
    string Method,
    string Path,
    int Status,
    string? Fault,
    string? MessageSid);

/// <summary>An attempt to report a status.</summary>
/// <param name="At">When it ended, UTC.</param>
/// <param name="MessageSid">The message.</param>
/// <param name="Status">The status reported.</param>
/// <param name="Url">The URL signed.</param>
/// <param name="HttpStatus">The answer's status; 0 when there was no answer.</param>
public sealed record TwilioCallbackEntry(
    DateTimeOffset At, string MessageSid, string Status, string Url, int HttpStatus);

/// <summary>A typing indicator.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="MessageId">The sid of the customer's message being answered.</param>
/// <param name="Version"><c>v2</c> or <c>v3</c>.</param>
public sealed record TwilioTypingEntry(DateTimeOffset At, string MessageId, string Version);

/// <summary>A download of a medium's bytes.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="MediaSid">The medium.</param>
/// <param name="CarriedAuthorization">Whether credentials were sent where they do not belong; such a download is refused.</param>
public sealed record MediaDownloadEntry(DateTimeOffset At, string MediaSid, bool CarriedAuthorization);
