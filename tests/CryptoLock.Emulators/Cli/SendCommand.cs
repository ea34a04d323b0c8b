using System.Text.Json;
using CryptoLock.Emulators.Faults;
using CryptoLock.Emulators.Twilio;

namespace CryptoLock.Emulators.Cli;

/// <summary>Plays one customer: sends a signed message and, when told to, waits for the answer at the Twilio emulator.</summary>
internal static class SendCommand
{
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(100);

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var line = CommandLine.Parse(
            args, "--to-service", "--public-url", "--from", "--to", "--path", "--account-sid", "--auth-token", "--twilio", "--wait");
        var from = line.Find("--from") ?? "whatsapp:+5511999990000";
        using var client = new TwilioWebhookClient(Options(line));
        var twilio = line.Find("--twilio") is { } address ? new Uri(address) : null;
        using var http = new HttpClient(new SocketsHttpHandler());
        var seen = twilio is null ? 0 : await CountAsync(http, twilio);
        var answer = await client.SendTextAsync(from, string.Join(' ', line.Words));
        Console.WriteLine($"webhook   {answer.StatusCode} {answer.ContentType} {answer.Body}");
        if (!answer.IsSuccess || twilio is null)
        {
            return answer.IsSuccess ? 0 : 1;
        }

        var reply = await WaitAsync(http, twilio, from, seen, FaultText.ParseDuration(line.Find("--wait") ?? "30s"));
        Console.WriteLine(reply is null ? "no reply" : $"reply     {reply}");
        return reply is null ? 1 : 0;
    }

    private static TwilioWebhookClientOptions Options(CommandLine line) => new()
    {
        ServiceUrl = new Uri(line.Find("--to-service") ?? "http://localhost:5080"),
        PublicUrl = line.Find("--public-url") is { } url ? new Uri(url) : null,
        Path = line.Find("--path") ?? "/webhook",
        AccountSid = line.Find("--account-sid") ?? EmulatorDefaults.AccountSid,
        AuthToken = line.Find("--auth-token") ?? EmulatorDefaults.AuthToken,
        To = line.Find("--to") ?? EmulatorDefaults.Sender,
    };

    private static async Task<long> CountAsync(HttpClient http, Uri twilio)
    {
        using var journal = await ReadAsync(http, twilio, after: long.MaxValue);
        return journal.RootElement.GetProperty("messageCount").GetInt64();
    }

    private static async Task<string?> WaitAsync(HttpClient http, Uri twilio, string from, long seen, TimeSpan within)
    {
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        while (clock.GetElapsedTime(started) < within)
        {
            using var journal = await ReadAsync(http, twilio, seen);
            string[] replies =
            [
                .. journal.RootElement.GetProperty("messages").EnumerateArray()
                    .Where(message => message.GetProperty("to").ValueEquals(from))
                    .Select(message => message.GetProperty("body").GetString()!),
            ];
            if (replies.Length > 0)
            {
                return string.Join("\n          ", replies);
            }

            await Task.Delay(PollEvery, clock);
        }

        return null;
    }

    private static async Task<JsonDocument> ReadAsync(HttpClient http, Uri twilio, long after)
    {
        await using var body = await http.GetStreamAsync(new Uri(twilio, $"/_emulator/journal?after={after}"));
        return await JsonDocument.ParseAsync(body);
    }
}
