namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>A server that is measured in sections, and what they found together.</summary>
internal sealed class AckSubject : IAsyncDisposable
{
    private const int Connections = 64;
    private const int MostPauses = 20;

    // A busy server has no second without new code: what it compiles for good then must not be in another one's section.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(50);

    private readonly PinnedServer _server;
    private readonly LoadGenerator _load;
    private readonly List<TimeSpan> _waits = [];
    private readonly List<(double PerSecond, double CpuMicroseconds)> _sections = [];

    private AckSubject(PinnedServer server)
    {
        _server = server;
        _load = new(server.Endpoint, Connections);
    }

    /// <summary>What was found until now.</summary>
    public AckFigures Figures
    {
        get
        {
            var sorted = _waits.Order().ToArray();
            return new(
                AckFigures.Middle(_sections.Select(section => section.PerSecond)),
                AckFigures.Middle(_sections.Select(section => section.CpuMicroseconds)),
                AckFigures.Percentile(sorted, 0.5),
                AckFigures.Percentile(sorted, 0.99));
        }
    }

    /// <inheritdoc cref="PinnedServer.StartAsync"/>
    public static async Task<AckSubject> StartAsync(AckTarget target) => new(await PinnedServer.StartAsync(target.Command, target.Environment));

    /// <summary>Sends requests that do not count, and waits until the server does nothing any more.</summary>
    /// <exception cref="TimeoutException">It does not come to rest.</exception>
    public async Task WarmUpAsync(byte[][] requests)
    {
        await _load.SendAsync(requests);
        for (var pause = 0; pause < MostPauses; pause++)
        {
            var before = _server.ProcessorTime;
            await Task.Delay(Pause, TimeProvider.System);
            if (_server.ProcessorTime - before < Idle)
            {
                return;
            }
        }

        throw new TimeoutException("The server does not come to rest after its warm-up.");
    }

    /// <summary>Sends requests that count.</summary>
    public async Task MeasureAsync(byte[][] requests)
    {
        var before = _server.ProcessorTime;
        var (waits, elapsed) = await _load.SendAsync(requests);
        _sections.Add((waits.Length / elapsed.TotalSeconds, (_server.ProcessorTime - before).TotalMicroseconds / waits.Length));
        _waits.AddRange(waits);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
