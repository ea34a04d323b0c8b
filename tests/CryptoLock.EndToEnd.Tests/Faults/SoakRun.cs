namespace CryptoLock.EndToEnd.Tests.Faults;

/// <summary>One process that nobody kills, while everything around it goes wrong.</summary>
internal static class SoakRun
{
    public static readonly IReadOnlyDictionary<string, string?> Settings = new Dictionary<string, string?>
    {
        // As patient as a service under test can be: a hanging model must not cost a minute.
        ["Conversation__TurnTimeout"] = "00:00:06",
        ["Conversation__RetryDelay"] = "00:00:00.3",
        ["Conversation__MaxRetryDelay"] = "00:00:03",
        ["Gemini__AttemptTimeout"] = "00:00:01",
        ["Gemini__TotalTimeout"] = "00:00:05",
        ["Gemini__IdleTimeout"] = "00:00:01",
        ["Gemini__RetryDelay"] = "00:00:00.1",
        ["Gemini__MaxRetryDelay"] = "00:00:01.5",
        ["Gemini__ProbeOnStart"] = "false",
        ["Twilio__RequestTimeout"] = "00:00:01",
    };

    /// <param name="time">How long customers write.</param>
    /// <param name="rate">The chance of each fault at each call, from 0 to <see cref="SoakFaults.HighestRate"/>.</param>
    /// <param name="seed">The same seed makes the same customers and the same chances.</param>
    /// <param name="service">Another build of the service than the usual one; null for that.</param>
    public static async Task<SoakReport> RunAsync(TimeSpan time, double rate, int seed, string? service = null)
    {
        await using var desk = await Desk.PrepareAsync(Settings, service: service);
        await desk.StartServiceAsync();
        desk.Gemini.RespondWith(EchoingModel.Answer);
        SoakFaults.Arm(desk.Twilio, desk.Gemini, rate, seed);
        var crowd = new Crowd(desk.Customer, desk.Twilio, new CrowdOptions
        {
            Seed = seed,
            Customers = 24,
            DuplicateRate = rate,
            ReorderRate = rate,
            LateRate = rate,
        });
        using var enough = new CancellationTokenSource(time);
        await crowd.WriteAsync(enough.Token);
        await desk.RestAsync();

        var ledger = await LedgerReader.ReadAsync(desk.Database);
        var accepted = LedgerReader.Delivered(desk.Twilio);
        return new(
            Outcomes.Count(crowd.Written, ledger), Audit.Compare(crowd.Written, ledger, accepted), Delays(ledger, accepted),
            SoakFaults.Served(desk.Twilio, desk.Gemini).ToDictionary());
    }

    private static IReadOnlyList<TimeSpan> Delays(Ledger ledger, IReadOnlyList<AcceptedPart> accepted)
    {
        var answered = Answers.At(ledger, accepted);
        return [.. ledger.Messages.Where(m => m.Turn is { } turn && answered.ContainsKey(turn)).Select(m => answered[m.Turn!.Value] - m.At).Order()];
    }
}
