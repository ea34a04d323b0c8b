using System.Text.Json;
using CryptoLock.Emulators.Hosting;

namespace CryptoLock.Emulators.Twilio;

/// <summary>The typing indicator: v2 takes a form, v3 takes JSON and spells the channel in upper case.</summary>
internal sealed class TwilioTypingEndpoint(TwilioJournal journal, TimeProvider clock)
{
    public async Task<Reply> ShowAsync(HttpRequest request, IFormCollection form, CancellationToken cancellationToken)
    {
        var isThird = request.Path.StartsWithSegments("/v3", StringComparison.Ordinal);
        var (channel, messageId) = isThird
            ? await ReadJsonAsync(request, cancellationToken)
            : (form["channel"].ToString(), form["messageId"].ToString());
        if (channel != (isThird ? "WHATSAPP" : "whatsapp") || !Sids.IsSid(messageId, "SM", "MM"))
        {
            return TwilioErrors.Reply(TwilioErrors.BadParameter);
        }

        journal.Typing.Add(new(clock.GetUtcNow(), messageId, isThird ? "v3" : "v2"));
        return Reply.Text(200, """{"success": true}""", "application/json");
    }

    private static async Task<(string? Channel, string? MessageId)> ReadJsonAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(request.Body, default, cancellationToken);
            string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
            return (Text("channel"), Text("messageId"));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return default;
        }
    }
}
