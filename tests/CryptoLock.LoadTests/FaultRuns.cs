using System.Diagnostics;
using CryptoLock.EndToEnd.Tests.Cluster;
using CryptoLock.EndToEnd.Tests.Faults;

namespace CryptoLock.LoadTests;

/// <summary>The process under faults. Each returns the exit code: 0 when every promise was kept.</summary>
internal static class FaultRuns
{
    public static async Task<int> CrashAsync(int kills, int seed)
    {
        Console.WriteLine($"crash run: {kills} kills, seed {seed}");
        var service = await FailpointBuild.PublishAsync();
        var clock = Stopwatch.StartNew();
        var report = await CrashRun.RunAsync(service, kills, seed, CrashRun.Desks, Console.WriteLine);
        Console.WriteLine($"{clock.Elapsed.TotalMinutes:F1} minutes, {Process.GetCurrentProcess().TotalProcessorTime.TotalMinutes:F1} of processor time here");
        Console.WriteLine(report);
        return report.IsClean ? 0 : 1;
    }

    public static async Task<int> ClusterAsync(int minutes, int seed, ClusterStore store, int percent)
    {
        if (!IsPossible(percent))
        {
            return 2;
        }

        Console.WriteLine($"cluster on {store}: {minutes} minutes, {percent} % faults of each kind, seed {seed}");
        var options = new ClusterOptions(store) { Service = await FailpointBuild.PublishAsync() };
        var clock = Stopwatch.StartNew();
        var report = await ClusterRun.RunAsync(
            options, _ => clock.Elapsed < TimeSpan.FromMinutes(minutes), percent / 100.0, seed, Console.WriteLine);
        Console.WriteLine(report);
        return report.IsClean ? 0 : 1;
    }

    public static async Task<int> SoakAsync(int minutes, int percent, int seed)
    {
        if (!IsPossible(percent))
        {
            return 2;
        }

        Console.WriteLine($"soak: {minutes} minutes, {percent} % faults of each kind, seed {seed}");
        var report = await SoakRun.RunAsync(TimeSpan.FromMinutes(minutes), percent / 100.0, seed);
        Console.WriteLine(report);
        return report.IsClean ? 0 : 1;
    }

    private static bool IsPossible(int percent)
    {
        var highest = (int)(SoakFaults.HighestRate * 100);
        if (percent > highest)
        {
            Console.Error.WriteLine($"At most {highest} % of each kind: then nearly every call fails.");
        }

        return percent <= highest;
    }
}
