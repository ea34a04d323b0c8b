using System.Text.Json;

namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>Reads what the emulators saw.</summary>
internal sealed class EmulatorClient(Uri twilio, Uri gemini) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler());

    public Uri TwilioCounts { get; } = new(twilio, "/_emulator/counts");

    public Task<long> MessagesAsync() => CountAsync(TwilioCounts, "messageCount");

    public Task<long> CallbacksAsync() => CountAsync(TwilioCounts, "callbackCount");

    /// <summary>The most calls that the model ever answered at the same time.</summary>
    public Task<long> MostAtOnceAsync() => CountAsync(new Uri(gemini, "/_emulator/counts"), "mostAtOnce");

    /// <summary>The replies after a sequence number, in order.</summary>
    public async Task<List<SentReply>> RepliesAsync(long after)
    {
        await using var body = await _http.GetStreamAsync(new Uri(twilio, $"/_emulator/journal?after={after}"));
        using var journal = await JsonDocument.ParseAsync(body);
        return [.. journal.RootElement.GetProperty("messages").EnumerateArray().Select(message =>
            new SentReply(message.GetProperty("at").GetDateTimeOffset(), message.GetProperty("body").GetString()!))];
    }

    public void Dispose() => _http.Dispose();

    private async Task<long> CountAsync(Uri address, string name)
    {
        await using var body = await _http.GetStreamAsync(address);
        using var counts = await JsonDocument.ParseAsync(body);
        return counts.RootElement.GetProperty(name).GetInt64();
    }
}

/// <summary>A reply that Twilio accepted.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Text">What it says.</param>
internal readonly record struct SentReply(DateTimeOffset At, string Text);
