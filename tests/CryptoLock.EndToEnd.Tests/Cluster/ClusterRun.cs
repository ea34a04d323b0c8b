using CryptoLock.EndToEnd.Tests.Faults;

namespace CryptoLock.EndToEnd.Tests.Cluster;

/// <summary>A cluster whose instances are struck one after the other while customers keep writing.</summary>
internal sealed class ClusterRun(ServiceCluster cluster, int seed, Action<string>? progress)
{
    private const int WarmUpReplies = 50;

    // Longer than any lock lives that nobody gives a sign of life for.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    // A call to the model that hangs has Conversation:TurnTimeout, a minute; what it held up comes after it, and may hang too.
    private static readonly TimeSpan PatienceUnderFaults = TimeSpan.FromMinutes(4);
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly StrikePlan _plan = new(seed, cluster.Instances.Count);
    private readonly List<Blow> _blows = [];

    /// <summary>Strikes and tells what was lost, doubled or out of order.</summary>
    /// <param name="options">What is started.</param>
    /// <param name="goesOn">Told how many strikes there were: whether there is another one.</param>
    /// <param name="rate">The chance of each fault at each call to Twilio and Gemini, from 0 to <see cref="SoakFaults.HighestRate"/>.</param>
    /// <param name="seed">The same seed makes the same customers, strikes and chances.</param>
    /// <param name="progress">Told of each strike; null for nobody.</param>
    public static async Task<ClusterReport> RunAsync(
        ClusterOptions options, Func<int, bool> goesOn, double rate, int seed, Action<string>? progress = null)
    {
        await using var cluster = await ServiceCluster.StartAsync(options);
        if (rate > 0)
        {
            SoakFaults.Arm(cluster.Twilio, cluster.Gemini, rate, seed);
        }

        return await new ClusterRun(cluster, seed, progress).RunAsync(goesOn, rate);
    }

    private async Task<ClusterReport> RunAsync(Func<int, bool> goesOn, double rate)
    {
        var crowd = new Crowd(cluster.Customer, cluster.Twilio, new CrowdOptions { Seed = seed, Customers = 8, LateRate = rate });
        using var enough = new CancellationTokenSource();
        var writing = crowd.WriteAsync(enough.Token);

        // A process that has done nothing yet is slow at everything.
        await cluster.Twilio.WaitForMessagesAsync(WarmUpReplies, Patience);
        foreach (var strike in _plan.Make().TakeWhile(_ => goesOn(_blows.Count)))
        {
            await Task.Delay(_plan.Pause(), Clock);
            _blows.Add(new(strike, await StrikeAsync(strike)));
            progress?.Invoke($"{_blows[^1]}, {crowd.Written.Count} messages written");
        }

        await enough.CancelAsync();
        await writing;
        var cameToRest = await cluster.RestAsync(DateTimeOffset.MaxValue, rate > 0 ? PatienceUnderFaults : Patience);
        var ledger = await cluster.Store.ReadAsync();
        return new(
            cameToRest, Outcomes.Count(crowd.Written, ledger), Audit.Compare(crowd.Written, ledger, LedgerReader.Delivered(cluster.Twilio)), _blows,
            SoakFaults.Served(cluster.Twilio, cluster.Gemini).ToDictionary());
    }

    private async Task<TimeSpan?> StrikeAsync(Strike strike)
    {
        var instance = cluster.Instances[strike.Instance];
        switch (strike.Kind)
        {
            case StrikeKind.Kill:
                await instance.Process.KillAsync();
                var wentOn = await OthersGoOnAsync();
                await instance.StartAsync();
                return wentOn;
            case StrikeKind.Pause:
                return await SilencedAsync(instance, instance.Process.Pause, instance.Process.Resume);
            case StrikeKind.Cut:
                return await SilencedAsync(instance, instance.Wire.Cut, instance.Wire.Mend);
            default:
                return await RollAsync();
        }
    }

    private async Task<TimeSpan?> SilencedAsync(ClusterInstance instance, Action silence, Action end)
    {
        silence();
        var since = Clock.GetTimestamp();
        var wentOn = await OthersGoOnAsync();
        var left = Silence - Clock.GetElapsedTime(since);
        await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, Clock);
        end();
        await instance.Process.WaitUntilReadyAsync();
        return wentOn;
    }

    private async Task<TimeSpan?> RollAsync()
    {
        var since = Clock.GetTimestamp();
        foreach (var instance in cluster.Instances)
        {
            await instance.ReplaceAsync();
        }

        return Clock.GetElapsedTime(since);
    }

    private async Task<TimeSpan?> OthersGoOnAsync()
    {
        var since = Clock.GetTimestamp();
        return await cluster.RestAsync(Clock.GetUtcNow(), Patience) ? Clock.GetElapsedTime(since) : null;
    }
}
