using System.Globalization;
using CryptoLock.LoadTests.Acknowledgement;

namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>So many customers wait at the same time, each for a model call that takes two seconds.</summary>
internal static class ActiveRun
{
    private const int Connections = 64;
    private static readonly TimeSpan ModelLatency = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // All have written before the first is due, so that all are active at once.
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromSeconds(10);

    /// <param name="conversations">How many customers write.</param>
    /// <param name="runs">How often, each with a new store.</param>
    /// <param name="atOnce">How many conversations the service may answer, and model calls it may make, at the same time.</param>
    public static async Task<bool> RunAsync(int conversations, int runs, int atOnce)
    {
        var limit = atOnce.ToString(CultureInfo.InvariantCulture);
        var program = PublishedService.FindAsync();
        var (figures, isClean) = (new Figures(), true);
        for (var run = 0; run < runs; run++)
        {
            await using var desk = await LoadDesk.OpenAsync(new LoadDeskOptions(program)
            {
                ModelLatency = ModelLatency,
                QuietPeriod = QuietPeriod,
                Settings = new Dictionary<string, string?> { ["Conversation__MaxConcurrency"] = limit, ["Gemini__MaxConnections"] = limit },
            });
            var load = new Load(desk.Url, conversations, conversations);
            await load.SendAsync(Connections, TimeSpan.Zero);
            await desk.WaitForRepliesAsync(conversations, Patience);
            figures.Add("peak memory, MB", desk.Service.PeakMegabytes, "N0");
            figures.Add("memory afterwards, MB", desk.Service.ResidentMegabytes, "N0");
            var isDrained = await desk.DrainAsync(Patience);
            var report = load.Judge(await desk.Emulators.RepliesAsync(0));
            figures.Add("model calls at once, at most", await desk.Emulators.MostAtOnceAsync(), "N0");
            figures.Add("wait for the reply, p50 ms", report.Wait(0.5), "N0");
            figures.Add("wait for the reply, most, ms", report.Wait(1), "N0");
            figures.Add("lost", report.Lost, "N0");
            figures.Add("doubled", report.Doubled, "N0");
            isClean &= isDrained && report is { Lost: 0, Doubled: 0 };
        }

        figures.Print();
        return isClean;
    }
}
