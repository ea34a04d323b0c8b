using System.Net;
using System.Net.Sockets;
using System.Text;
using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Infrastructure.Messaging.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace CryptoLock.Infrastructure.Tests.Messaging.Twilio;

/// <summary>Over real connections on this machine: what the operating system's failures mean.</summary>
[TestFixture]
[CancelAfter(60_000)]
internal sealed class TwilioWireTests
{
    [Test]
    public async Task SendAsync_WhenTheConnectionIsRefused_MayBeRetried(CancellationToken cancellationToken)
    {
        using var listener = Listen();
        var port = PortOf(listener);
        listener.Stop();

        var result = await SendAsync(port, cancellationToken);

        Assert.That(result.Error?.Kind, Is.EqualTo(ErrorKind.Transient));
    }

    [Test]
    public async Task SendAsync_WhenTheConnectionBreaks_DoesNotRetryAndDoesNotKnow(
        CancellationToken cancellationToken)
    {
        using var listener = Listen();
        var sending = SendAsync(PortOf(listener), cancellationToken);
        using (var connection = await listener.AcceptTcpClientAsync(cancellationToken))
        {
            await ReadRequestAsync(connection, cancellationToken);
        }

        Assert.That((await sending).Error?.Kind, Is.EqualTo(ErrorKind.UnknownOutcome));
        Assert.That(listener.Pending(), Is.False, "It tried again.");
    }

    [Test]
    public async Task SendAsync_WhenRedirected_DoesNotFollow(CancellationToken cancellationToken)
    {
        using var listener = Listen();
        var sending = SendAsync(PortOf(listener), cancellationToken);
        using var connection = await listener.AcceptTcpClientAsync(cancellationToken);
        await ReadRequestAsync(connection, cancellationToken);
        await connection.GetStream().WriteAsync(
            "HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), cancellationToken);

        Assert.That((await sending).Error?.Kind, Is.EqualTo(ErrorKind.Configuration));
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static async Task ReadRequestAsync(TcpClient connection, CancellationToken cancellationToken)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().Contains("StatusCallback", StringComparison.Ordinal))
        {
            var count = await connection.GetStream().ReadAsync(buffer, cancellationToken);
            request.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }
    }

    private static async Task<Result<string>> SendAsync(int port, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging();
        services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler());
        services.AddTwilio(TwilioHarness.Configuration(("Twilio:ApiBaseUrl", $"http://127.0.0.1:{port}")));
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<IMessageSender>().SendAsync(TwilioHarness.CreatePart(), cancellationToken);
    }
}
