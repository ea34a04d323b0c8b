using System.Diagnostics;
using CryptoLock.LoadTests.Acknowledgement;

namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>A steady stream of messages and a model that thinks as long as a real one: does the queue grow?</summary>
internal static class SteadyRun
{
    private const int Connections = 64;
    private static readonly TimeSpan ModelLatency = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs it.</summary>
    /// <returns>Whether nothing was lost or doubled, and the queue did not grow.</returns>
    public static async Task<bool> RunAsync(int rate, int seconds, int runs)
    {
        var program = PublishedService.FindAsync();
        var (figures, isClean) = (new Figures(), true);
        for (var run = 0; run < runs; run++)
        {
            await using var desk = await LoadDesk.OpenAsync(new LoadDeskOptions(program) { ModelLatency = ModelLatency });
            await BurstRun.WarmUpAsync(desk);
            isClean &= await MeasureAsync(desk, rate, seconds, figures);
        }

        figures.Print();
        return isClean;
    }

    private static async Task<bool> MeasureAsync(LoadDesk desk, int rate, int seconds, Figures figures)
    {
        // Each customer writes every ten seconds.
        var load = new Load(desk.Url, rate * seconds, rate * 10);
        var before = await desk.Emulators.MessagesAsync();
        var service = desk.Service.ProcessorSeconds;
        var clock = Stopwatch.StartNew();
        var sending = load.SendAsync(Connections, TimeSpan.FromSeconds(1.0 / rate));
        var open = new List<double>();
        while (!sending.IsCompleted)
        {
            await Task.WhenAny(sending, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System));
            open.Add(load.Accepted - (await desk.Emulators.MessagesAsync() - before));
        }

        var took = clock.Elapsed.TotalSeconds;
        var cost = (desk.Service.ProcessorSeconds - service) / load.Count * 1_000;
        await desk.DrainAsync(Patience);
        var report = load.Judge(await desk.Emulators.RepliesAsync(before));
        var third = Math.Max(1, open.Count / 3);
        var (early, late) = (open.Skip(third).Take(third).Average(), open.SkipLast(1).TakeLast(third).Average());
        figures.Add("taken, messages/s", load.Accepted / took, "N0");
        figures.Add("open messages in the second third", early, "N0");
        figures.Add("open messages in the last third", late, "N0");
        figures.Add("wait for the reply, p50 ms", report.Wait(0.5), "N0");
        figures.Add("wait for the reply, p99 ms", report.Wait(0.99), "N0");
        figures.Add("model calls at once, at most", await desk.Emulators.MostAtOnceAsync(), "N0");
        figures.Add("processor time of the service, s per 1,000", cost);
        figures.Add("peak memory, MB", desk.Service.PeakMegabytes, "N0");
        figures.Add("lost", report.Lost, "N0");
        figures.Add("doubled", report.Doubled, "N0");
        return report is { Lost: 0, Doubled: 0 } && late < early + (rate * 0.5);
    }
}
