using System.Diagnostics;
using System.Globalization;
using CryptoLock.LoadTests.Acknowledgement;

namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>What a message costs, and how long a start takes, when the SQLite store is already large.</summary>
internal static class GrowthRun
{
    private const int Connections = 16;
    private const int Messages = 2_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly int[] SessionCounts = [1_000, 10_000, 100_000, 1_000_000];
    private static readonly int[] MessageCounts = [10, 100, 1_000, 10_000];

    /// <summary>Runs it.</summary>
    /// <param name="most">The largest number of sessions.</param>
    /// <param name="runs">How often each size is measured.</param>
    public static async Task<bool> RunAsync(int most, int runs)
    {
        var program = PublishedService.FindAsync();
        var isClean = true;
        foreach (var sessions in SessionCounts.Where(count => count <= most))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sessions:N0} stored sessions"));
            isClean &= await RepeatAsync(program, store => store.AddSessions(sessions), customers: Messages, runs);
        }

        foreach (var messages in MessageCounts)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{messages:N0} messages in each of {StoredHistory.LongConversations} conversations"));
            isClean &= await RepeatAsync(program, store => store.Lengthen(messages), StoredHistory.LongConversations, runs);
        }

        return isClean;
    }

    private static async Task<bool> RepeatAsync(Task<string> program, Action<StoredHistory> fill, int customers, int runs)
    {
        var figures = new Figures();
        await using var desk = await LoadDesk.OpenAsync(new LoadDeskOptions(program));

        // The conversations that are measured exist before; what is added to the store are more of their kind.
        var first = new Load(desk.Url, customers, customers, first: 20_000_000);
        await first.SendAsync(Connections, TimeSpan.Zero);
        await desk.DrainAsync(Patience);
        await desk.StopServiceAsync();
        using (var store = new StoredHistory(desk.Database))
        {
            fill(store);
        }

        var isClean = true;
        for (var run = 0; run < runs; run++)
        {
            isClean &= await MeasureAsync(desk, customers, run, figures);
        }

        figures.Print();
        return isClean;
    }

    private static async Task<bool> MeasureAsync(LoadDesk desk, int customers, int run, Figures figures)
    {
        var start = Stopwatch.StartNew();
        await desk.StartServiceAsync();
        figures.Add("start to ready, s", start.Elapsed.TotalSeconds);
        await SendAsync(desk, customers, (2 * run) + 1);
        var (before, spent) = (await desk.Emulators.MessagesAsync(), desk.Service.ProcessorSeconds);
        var load = await SendAsync(desk, customers, (2 * run) + 2);
        figures.Add("processor time of the service, s per 1,000", (desk.Service.ProcessorSeconds - spent) / Messages * 1_000);
        figures.Add("memory, MB", desk.Service.ResidentMegabytes, "N0");
        var report = load.Judge(await desk.Emulators.RepliesAsync(before));
        await desk.StopServiceAsync();
        return report is { Lost: 0, Doubled: 0 };
    }

    private static async Task<Load> SendAsync(LoadDesk desk, int customers, int round)
    {
        var load = new Load(desk.Url, Messages, customers, first: 20_000_000 + (round * 100_000));
        await load.SendAsync(Connections, TimeSpan.Zero);
        await desk.DrainAsync(Patience);
        return load;
    }
}
