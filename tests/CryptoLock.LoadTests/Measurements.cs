using System.Diagnostics;
using CryptoLock.EndToEnd.Tests;

namespace CryptoLock.LoadTests;

/// <summary>What the service costs, measured on the process that a user would run, with the emulators beside it.</summary>
internal static class Measurements
{
    public static async Task StartAsync(int runs)
    {
        var starts = new List<double>();
        var memory = new List<double>();
        await using var desk = await Desk.OpenAsync();
        for (var run = 0; run < runs; run++)
        {
            await desk.Service.KillAsync();
            var clock = Stopwatch.StartNew();
            await desk.StartServiceAsync();
            starts.Add(clock.Elapsed.TotalSeconds);
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
            memory.Add(desk.Service.ResidentMegabytes);
        }

        Print("start to first healthy answer, s", starts);
        Print("memory 2 s after it, MB", memory);
    }

    public static async Task ConversationsAsync(int customers)
    {
        await using var desk = await Desk.OpenAsync();
        var clock = Stopwatch.StartNew();
        var processor = desk.Service.ProcessorTime;
        await Parallel.ForEachAsync(Enumerable.Range(0, customers), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, token) =>
            await desk.Customer.SendTextAsync($"whatsapp:+1500{i:D7}", "Hello, what is PSPM?", token));
        var accepted = clock.Elapsed;
        await desk.Twilio.WaitForMessagesAsync(customers, TimeSpan.FromMinutes(5));
        var answered = clock.Elapsed;
        await desk.WaitForAsync("SELECT count(*) FROM sessions WHERE due_at IS NOT NULL", 0);
        Console.WriteLine($"{customers} customers: accepted in {accepted.TotalSeconds:F1} s, answered in {answered.TotalSeconds:F1} s");
        Console.WriteLine($"processor time {(desk.Service.ProcessorTime - processor).TotalSeconds / customers * 1000:F2} s per 1,000 messages");
        Console.WriteLine($"memory {desk.Service.ResidentMegabytes:F0} MB, at most {desk.Service.PeakMegabytes:F0} MB");
    }

    /// <summary>How long a customer waits for the answer to one complete message, when the model answers at once.</summary>
    public static async Task WaitsAsync(int customers)
    {
        await using var desk = await Desk.OpenAsync(new Dictionary<string, string?>
        {
            ["Conversation__QuietPeriod"] = null,
            ["Conversation__UnfinishedQuietPeriod"] = null,
        });
        var waits = new List<double>();
        for (var i = 0; i < customers; i++)
        {
            await desk.Customer.SendTextAsync($"whatsapp:+1500{i:D7}", "Hello, what is PSPM?");
            var clock = Stopwatch.StartNew();
            await desk.Twilio.WaitForMessagesAsync(i + 1, TimeSpan.FromSeconds(30));
            waits.Add(clock.Elapsed.TotalSeconds);
        }

        Print("acknowledgement to the reply at Twilio, s", waits);
    }

    private static void Print(string what, List<double> values)
    {
        values.Sort();
        Console.WriteLine($"{what}: median {values[values.Count / 2]:F2}, min {values[0]:F2}, max {values[^1]:F2} ({values.Count} runs)");
    }
}
