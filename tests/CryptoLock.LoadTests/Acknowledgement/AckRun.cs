using CryptoLock.Testing.Servers;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>
/// Acknowledges webhooks with the reference server and with the service. Each round starts both anew, with new stores, on the same
/// core, and measures them in turn in sections of less than a second: the machine's mood, which lasts longer, is the same for both.
/// </summary>
internal static class AckRun
{
    private const int WarmUp = 60_000;
    private const int Sections = 10;
    private const int Section = 3_000;

    /// <param name="onPostgreSql">Whether the stores are PostgreSQL's instead of SQLite's.</param>
    /// <param name="rounds">How many rounds.</param>
    public static async Task RunAsync(bool onPostgreSql, int rounds)
    {
        var service = await PublishedService.FindAsync();
        Cores.LeaveToTheMeasured();
        var baseline = PublishedService.Other is null ? "reference" : "other build";
        var (references, services) = (new List<AckFigures>(), new List<AckFigures>());
        Console.WriteLine(AckFigures.Header);
        for (var round = 1; round <= rounds; round++)
        {
            // A server of its own, because the checkpoint that comes every five minutes would meet some rounds and not others.
            using var postgreSql = onPostgreSql ? PostgreSqlServer.Start() : null;
            var (reference, measured) = await CompareAsync(
                Baseline(postgreSql?.ConnectionStringTo("reference")),
                AckTarget.Service(service, postgreSql?.ConnectionStringTo("service")));
            references.Add(reference);
            services.Add(measured);
            Console.WriteLine(reference.Row($"{baseline}, round {round}"));
            Console.WriteLine(measured.Row($"service, round {round}"));
        }

        Console.WriteLine(AckFigures.Median(references).Row($"{baseline}, median"));
        Console.WriteLine(AckFigures.Median(services).Row("service, median"));
        var pairs = references.Zip(services).ToArray();
        Console.WriteLine($"throughput, service to {baseline}: {AckFigures.Spread([.. pairs.Select(p => p.Second.PerSecond / p.First.PerSecond)])}");
        Console.WriteLine($"processor time, {baseline} to service: {AckFigures.Spread([.. pairs.Select(p => p.First.CpuMicroseconds / p.Second.CpuMicroseconds)])}");
    }

    /// <summary>What one acknowledgement costs the reference on this machine at this moment: the measure for whatever takes longer.</summary>
    public static async Task<AckFigures> MeasureReferenceAsync()
    {
        Cores.LeaveToTheMeasured();
        await using var reference = await AckSubject.StartAsync(AckTarget.Reference(null));
        await reference.WarmUpAsync(WarmUpRequests());
        for (var section = 0; section < Sections; section++)
        {
            await reference.MeasureAsync(Requests(section));
        }

        return reference.Figures;
    }

    private static async Task<(AckFigures Reference, AckFigures Service)> CompareAsync(AckTarget baseline, AckTarget measured)
    {
        var warmUp = WarmUpRequests();
        await using var reference = await AckSubject.StartAsync(baseline);
        await reference.WarmUpAsync(warmUp);
        await using var service = await AckSubject.StartAsync(measured);
        await service.WarmUpAsync(warmUp);
        for (var section = 0; section < Sections; section++)
        {
            var requests = Requests(section);
            await reference.MeasureAsync(requests);
            await service.MeasureAsync(requests);
        }

        return (reference.Figures, service.Figures);
    }

    private static AckTarget Baseline(string? postgreSql) => PublishedService.Other is { } other
        ? AckTarget.Service(other, postgreSql)
        : AckTarget.Reference(postgreSql);

    private static byte[][] WarmUpRequests() => SignedForms.Create(WarmUp, from: 0);

    private static byte[][] Requests(int section) => SignedForms.Create(Section, from: WarmUp + (section * Section));
}
