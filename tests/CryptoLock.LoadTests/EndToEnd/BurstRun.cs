using System.Diagnostics;
using CryptoLock.LoadTests.Acknowledgement;

namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>Messages as fast as they are taken, with a model that answers at once.</summary>
internal static class BurstRun
{
    private const int Connections = 64;

    // After 10,000 the compiler is still so busy that a message seems to cost half as much again.
    private const int WarmUp = 30_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs it.</summary>
    /// <param name="messages">How many messages.</param>
    /// <param name="runs">How often.</param>
    /// <param name="perCustomer">How many of them a customer writes; what waits together is answered together.</param>
    /// <returns>Whether nothing was lost or doubled.</returns>
    public static async Task<bool> RunAsync(int messages, int runs, int perCustomer)
    {
        var program = PublishedService.FindAsync();
        var (figures, isClean) = (new Figures(), true);
        for (var run = 0; run < runs; run++)
        {
            var reference = await ReferenceCost.MeasureAsync();
            await using var desk = await LoadDesk.OpenAsync(new LoadDeskOptions(program));
            await WarmUpAsync(desk, WarmUp);
            isClean &= await MeasureAsync(desk, messages, perCustomer, reference, figures);
        }

        figures.Print();
        return isClean;
    }

    /// <summary>The first messages cost several times what the later ones do.</summary>
    public static async Task WarmUpAsync(LoadDesk desk, int messages = 10_000)
    {
        var load = new Load(desk.Url, messages, messages, first: 10_000_000);
        await load.SendAsync(Connections, TimeSpan.Zero);
        await desk.DrainAsync(Patience);
    }

    private static async Task<bool> MeasureAsync(LoadDesk desk, int messages, int perCustomer, double reference, Figures figures)
    {
        var load = new Load(desk.Url, messages, Math.Max(1, messages / perCustomer));
        var before = await desk.Emulators.MessagesAsync();
        var (service, emulators) = (desk.Service.ProcessorSeconds, desk.EmulatorSeconds);
        var (clock, started) = (Stopwatch.StartNew(), TimeProvider.System.GetUtcNow());
        await load.SendAsync(Connections, TimeSpan.Zero);
        var received = clock.Elapsed.TotalSeconds;
        var drained = await desk.DrainAsync(Patience) ? clock.Elapsed.TotalSeconds : double.NaN;
        var thousands = messages / 1000.0;
        var cost = (desk.Service.ProcessorSeconds - service) / thousands;
        var replies = await desk.Emulators.RepliesAsync(before);
        var report = load.Judge(replies);
        figures.Add("received, messages/s", messages / received, "N0");
        figures.Add("answered, messages/s", messages / (replies[^1].At - started).TotalSeconds, "N0");
        figures.Add("drained, callbacks included, messages/s", messages / drained, "N0");
        figures.Add("processor time of the service, s per 1,000", cost);
        figures.Add("reference, us for one acknowledgement", reference, "N0");
        figures.Add("a message costs as many of those", cost * 1_000 / reference, "N1");
        figures.Add("processor time of the emulators, s per 1,000", (desk.EmulatorSeconds - emulators) / thousands);
        figures.Add("peak memory, MB", desk.Service.PeakMegabytes, "N0");
        figures.Add("replies", report.Replies, "N0");
        figures.Add("lost", report.Lost, "N0");
        figures.Add("doubled", report.Doubled, "N0");
        return report is { Lost: 0, Doubled: 0 } && report.Accepted == messages;
    }
}
