using System.Globalization;

namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>One desk whose process is killed again and again while customers keep writing.</summary>
internal sealed class CrashRun(Desk desk, int kills, int seed)
{
    /// <summary>Starting a process keeps one core busy; waiting keeps none.</summary>
    public static readonly int Desks = Math.Clamp(Environment.ProcessorCount, 2, 8);

    private static readonly TimeSpan FailpointPatience = TimeSpan.FromSeconds(6);

    private static readonly Dictionary<string, string?> Settings = new()
    {
        // Kills count as attempts; here they are the rule.
        ["Conversation__MaxAttempts"] = "20",
        ["Conversation__SweepInterval"] = "00:00:00.5",
        ["Gemini__ProbeOnStart"] = "false",

        // Less work at each start: code is not compiled a second time, better.
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_TC_CallCountingDelayMs"] = "FFFF",
        ["DOTNET_GCgen0size"] = "4000000",
    };

    private readonly List<Life> _lives = [];
    private readonly Crowd _crowd = new(desk.Customer, desk.Twilio, new CrowdOptions { Seed = seed, Customers = 4 });

    /// <summary>Kills a process of this build, on several desks at once, and tells what was lost, doubled or out of order.</summary>
    public static async Task<CrashReport> RunAsync(string service, int kills, int seed, int desks, Action<string>? progress = null)
    {
        var share = (kills + desks - 1) / desks;
        return CrashReport.Merge(await Task.WhenAll(Enumerable.Range(0, desks).Select(async number =>
        {
            await using var desk = await Desk.PrepareAsync(Settings, service: service);
            return await new CrashRun(desk, Math.Min(share, kills - (share * number)), seed + (1000 * number)).RunAsync(progress);
        })));
    }

    private async Task<CrashReport> RunAsync(Action<string>? progress)
    {
        desk.Gemini.RespondWith(EchoingModel.Answer);
        using var enough = new CancellationTokenSource();
        var writing = _crowd.WriteAsync(enough.Token);
        foreach (var kill in new KillPlan(seed).Make(kills))
        {
            _lives.Add(await LiveAsync(kill));
            if (_lives.Count % 100 == 0)
            {
                progress?.Invoke(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {_lives.Count} kills, {_crowd.Written.Count} messages written"));
            }
        }

        await desk.StartServiceAsync();
        var last = new Life(new("none", KillKind.Recovered), Now, DateTimeOffset.MaxValue, AsPlanned: true);
        await enough.CancelAsync();
        await writing;
        await desk.RestAsync();
        return await ReportAsync(last);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private async Task<CrashReport> ReportAsync(Life last)
    {
        var ledger = await LedgerReader.ReadAsync(desk.Database);
        var accepted = LedgerReader.Delivered(desk.Twilio);
        return new(
            Outcomes.Count(_crowd.Written, ledger), _lives, Audit.Compare(_crowd.Written, ledger, accepted),
            Recovery.Measure([.. _lives, last], ledger, accepted));
    }

    private async Task<Life> LiveAsync(Kill kill)
    {
        var previousDeath = _lives.Count > 0 ? _lives[^1].DiedAt : Now;
        var order = new Dictionary<string, string?>
        {
            ["CRYPTOLOCK_FAILPOINT"] = kill.Kind is KillKind.Failpoint ? $"{kill.Name}:{kill.Hits}" : null,
        };
        await using var service = desk.Launch(order);
        var readyAt = await WaitUntilReadyAsync(service, kill);
        if (readyAt is not null)
        {
            await (kill.Kind switch
            {
                KillKind.Failpoint => service.ExitsAsync(FailpointPatience),
                KillKind.Recovered => RecoverAsync(previousDeath),
                _ => Task.Delay(kill.After, TimeProvider.System),
            });
        }

        var asPlanned = kill.Kind is not KillKind.Failpoint || service.HasExited;
        await service.EndAsync();
        return new Life(kill, readyAt, Now, asPlanned);
    }

    private static async Task<DateTimeOffset?> WaitUntilReadyAsync(ServiceProcess service, Kill kill)
    {
        if (kill.Kind is KillKind.Starting)
        {
            await Task.Delay(kill.After, TimeProvider.System);
            return null;
        }

        return await service.BecomesReadyAsync() ? Now : null;
    }

    private async Task RecoverAsync(DateTimeOffset previousDeath)
    {
        var ticks = previousDeath.UtcTicks.ToString(CultureInfo.InvariantCulture);
        await desk.WaitForAsync($"SELECT count(*) FROM messages WHERE direction = 'in' AND outcome_kind IS NULL AND at < {ticks}", 0);
        var answered = Now.UtcTicks.ToString(CultureInfo.InvariantCulture);
        await desk.WaitForAsync($"SELECT count(*) FROM parts JOIN messages ON messages.id = message_id WHERE status < 2 AND at < {answered}", 0);
    }
}
