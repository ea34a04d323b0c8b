using CryptoLock.Testing.Servers;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>
/// Acknowledges webhooks with the reference server and with the service, in turn, each in a new process with a new store on the
/// same core, and prints what both cost.
/// </summary>
internal static class AckRun
{
    private const int Connections = 64;
    private const int WarmUp = 60_000;
    private const int Measured = 30_000;

    public static async Task RunAsync(bool onPostgreSql, int rounds)
    {
        var service = await PublishedService.FindAsync();
        Cores.LeaveToTheMeasured();
        using var postgreSql = onPostgreSql ? PostgreSqlServer.Start() : null;
        var (warmUp, measured) = (SignedForms.Create(WarmUp, from: 0), SignedForms.Create(Measured, from: WarmUp));
        var (references, services) = (new List<AckFigures>(), new List<AckFigures>());
        Console.WriteLine(AckFigures.Header);
        for (var round = 1; round <= rounds; round++)
        {
            references.Add(await MeasureAsync(AckTarget.Reference(postgreSql?.ConnectionStringTo($"reference_{round}")), warmUp, measured));
            Console.WriteLine(references[^1].Row($"reference, round {round}"));
            services.Add(await MeasureAsync(AckTarget.Service(service, postgreSql?.ConnectionStringTo($"service_{round}")), warmUp, measured));
            Console.WriteLine(services[^1].Row($"service, round {round}"));
        }

        Console.WriteLine(AckFigures.Median(references).Row("reference, median"));
        Console.WriteLine(AckFigures.Median(services).Row("service, median"));
        var pairs = references.Zip(services).ToArray();
        Console.WriteLine($"throughput, service to reference: {AckFigures.Spread([.. pairs.Select(p => p.Second.PerSecond / p.First.PerSecond)])}");
        Console.WriteLine($"processor time, reference to service: {AckFigures.Spread([.. pairs.Select(p => p.First.CpuMicroseconds / p.Second.CpuMicroseconds)])}");
    }

    /// <summary>What one acknowledgement costs the reference on this machine at this moment: the measure for whatever takes longer.</summary>
    public static async Task<AckFigures> MeasureReferenceAsync()
    {
        Cores.LeaveToTheMeasured();
        return await MeasureAsync(AckTarget.Reference(null), SignedForms.Create(WarmUp, from: 0), SignedForms.Create(Measured, from: WarmUp));
    }

    private static async Task<AckFigures> MeasureAsync(AckTarget target, byte[][] warmUp, byte[][] measured)
    {
        await using var server = await PinnedServer.StartAsync(target.Command, target.Environment);
        var load = new LoadGenerator(server.Endpoint, Connections);
        await load.SendAsync(warmUp);
        var before = server.ProcessorTime;
        var (waits, elapsed) = await load.SendAsync(measured);
        return new(
            waits.Length / elapsed.TotalSeconds,
            (server.ProcessorTime - before).TotalMicroseconds / waits.Length,
            AckFigures.Percentile(waits, 0.5),
            AckFigures.Percentile(waits, 0.99));
    }
}
