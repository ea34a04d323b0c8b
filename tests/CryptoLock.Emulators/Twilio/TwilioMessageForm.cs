using Microsoft.Extensions.Primitives;

namespace CryptoLock.Emulators.Twilio;

/// <summary>The fields of a send request; empty ones count as absent.</summary>
internal readonly struct TwilioMessageForm(IFormCollection form)
{
    public string? To { get; } = Value(form, "To");

    public string? From { get; } = Value(form, "From");

    public string? MessagingServiceSid { get; } = Value(form, "MessagingServiceSid");

    public string? Body { get; } = Value(form, "Body");

    public StringValues MediaUrls { get; } = form["MediaUrl"];

    public string? ContentSid { get; } = Value(form, "ContentSid");

    public string? ContentVariables { get; } = Value(form, "ContentVariables");

    public string? StatusCallback { get; } = Value(form, "StatusCallback");

    private static string? Value(IFormCollection form, string name) =>
        form.TryGetValue(name, out var values) && values is [{ Length: > 0 } first, ..] ? first : null;
}
