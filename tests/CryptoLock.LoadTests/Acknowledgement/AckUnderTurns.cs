using System.Collections.Concurrent;
using System.Diagnostics;
using CryptoLock.EndToEnd.Tests;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>How long Twilio waits for its 200 while the service also answers a hundred customers a second.</summary>
internal static class AckUnderTurns
{
    private const int PerSecond = 100;

    // As many messages as the other runs: until then the service is still being compiled.
    private const int WarmUpPerSecond = 250;
    private const int WarmUpSeconds = 40;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ModelLatency = TimeSpan.FromMilliseconds(800);

    public static async Task RunAsync(int seconds)
    {
        var service = await PublishedService.FindAsync();
        Cores.LeaveToTheMeasured();
        var environment = new Dictionary<string, string?> { ["Gemini__AttemptTimeout"] = "00:00:20" };
        await using var desk = await Desk.PrepareAsync(environment, new() { Latency = ModelLatency }, service: service.EndsWith(".dll", StringComparison.Ordinal) ? service : service + ".dll");
        await desk.StartServiceAsync();
        Cores.GiveTheMeasured(desk.Service.ProcessId);

        await SendAsync(desk, WarmUpPerSecond, WarmUpSeconds, from: 0);
        await RestAsync(desk);
        var answered = desk.Twilio.Journal.Messages.Total;
        var waits = await SendAsync(desk, PerSecond, seconds, from: WarmUpSeconds * WarmUpPerSecond);
        var turns = (desk.Twilio.Journal.Messages.Total - answered) / (double)seconds;
        Console.WriteLine(
            $"acknowledgement while {turns:F0} turns a second are generated: p50 {Milliseconds(waits, 0.5)}, p99 {Milliseconds(waits, 0.99)}, "
            + $"max {Milliseconds(waits, 1)} ms ({waits.Length} messages)");
    }

    // The warm-up is more than one core can do at once: what is left of it would be measured, too.
    private static async Task RestAsync(Desk desk)
    {
        long before;
        do
        {
            before = desk.Twilio.Journal.Messages.Total;
            await Task.Delay(Quiet, TimeProvider.System);
        }
        while (desk.Twilio.Journal.Messages.Total != before);
    }

    // At fixed times, whether or not the last ones were answered: a server that stalls must not slow its own measurement down.
    private static async Task<TimeSpan[]> SendAsync(Desk desk, int perSecond, int seconds, int from)
    {
        var waits = new ConcurrentBag<TimeSpan>();
        var sending = new List<Task>();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < seconds * perSecond; i++)
        {
            var early = TimeSpan.FromSeconds(i / (double)perSecond) - clock.Elapsed;
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early, TimeProvider.System);
            }

            sending.Add(SendOneAsync(desk, from + i, waits));
        }

        await Task.WhenAll(sending);
        return [.. waits.Order()];
    }

    private static async Task SendOneAsync(Desk desk, int customer, ConcurrentBag<TimeSpan> waits)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await desk.Customer.SendTextAsync($"whatsapp:+1500{customer:D7}", "Hello, what is PSPM?");
        waits.Add(Stopwatch.GetElapsedTime(started));
        if (!answer.IsSuccess)
        {
            throw new InvalidOperationException($"The service answered {answer.StatusCode}.");
        }
    }

    private static string Milliseconds(TimeSpan[] sorted, double share) =>
        AckFigures.Percentile(sorted, share).TotalMilliseconds.ToString("F1", System.Globalization.CultureInfo.InvariantCulture);
}
