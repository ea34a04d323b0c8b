using CryptoLock.LoadTests.Acknowledgement;

namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>
/// From webhook to reply at Twilio, less the quiet period and the model's time, both of the usual length: what the service itself adds.
/// </summary>
internal static class LatencyRun
{
    private const int Connections = 16;
    private static readonly TimeSpan ModelLatency = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<bool> RunAsync(int rate, int seconds, int runs)
    {
        var program = PublishedService.FindAsync();
        var (figures, isClean) = (new Figures(), true);
        for (var run = 0; run < runs; run++)
        {
            await using var desk = await LoadDesk.OpenAsync(
                new LoadDeskOptions(program) { ModelLatency = ModelLatency, QuietPeriod = QuietPeriod });
            await BurstRun.WarmUpAsync(desk);
            var load = new Load(desk.Url, rate * seconds, rate * seconds);
            var before = await desk.Emulators.MessagesAsync();
            await load.SendAsync(Connections, TimeSpan.FromSeconds(1.0 / rate));
            await desk.DrainAsync(Patience);
            var report = load.Judge(await desk.Emulators.RepliesAsync(before));
            var known = (ModelLatency + QuietPeriod).TotalMilliseconds;
            figures.Add("added latency, p50 ms", report.Wait(0.5) - known, "N1");
            figures.Add("added latency, p90 ms", report.Wait(0.9) - known, "N1");
            figures.Add("added latency, p99 ms", report.Wait(0.99) - known, "N1");
            figures.Add("added latency, most, ms", report.Wait(1) - known, "N1");
            isClean &= report is { Lost: 0, Doubled: 0 };
        }

        figures.Print();
        return isClean;
    }
}
