using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CryptoLock.Emulators.Hosting;

/// <summary>A bare Kestrel on the loopback address: no configuration, no logging, no routing.</summary>
internal sealed class EmulatorServer : IAsyncDisposable
{
    private const long MaxBodyBytes = 100L * 1024 * 1024;
    private const int Backlog = 4096;
    private static readonly TimeSpan StopWithin = TimeSpan.FromMilliseconds(500);

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();
    private int _isDisposed;

    private EmulatorServer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>Cancelled when the server stops, so that hanging answers do not hold it up.</summary>
    public CancellationToken Stopping => _stopping.Token;

    public static async Task<EmulatorServer> StartAsync(
        int port, RequestDelegate handler, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, port));

        // Thousands of model calls may begin in the same moment; a full backlog would make them wait seconds for a second try.
        builder.WebHost.UseSockets(sockets => sockets.Backlog = Backlog);
        var app = builder.Build();
        app.Run(handler);
        var server = new EmulatorServer(app);
        await app.StartAsync(cancellationToken);
        server.Address = new Uri(app.Urls.First());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        // A test may stop an emulator before its end.
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
        {
            return;
        }

        await _stopping.CancelAsync();
        using var limit = new CancellationTokenSource(StopWithin, TimeProvider.System);
        await _app.StopAsync(limit.Token);
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    private static void Configure(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(IPAddress.Loopback, port);
    }
}
