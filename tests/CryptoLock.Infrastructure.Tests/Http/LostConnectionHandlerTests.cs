using System.Net;
using System.Net.Sockets;
using CryptoLock.Infrastructure.Http;

namespace CryptoLock.Infrastructure.Tests.Http;

[TestFixture]
internal sealed class LostConnectionHandlerTests
{
    private static readonly Uri Somewhere = new("http://model.test/");

    private SocketsHttpHandler _network = null!;

    [SetUp]
    public void Open() => _network = new SocketsHttpHandler { ConnectCallback = ConnectToOneWhoHangsUpAsync };

    [TearDown]
    public void Close() => _network.Dispose();

    [Test]
    public void SendAsync_WhenTheConnectionIsResetAtOnce_FailsAsAnyConnection()
    {
        var failure = Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(new LostConnectionHandler { InnerHandler = _network }));

        Assert.That(failure.HttpRequestError, Is.EqualTo(HttpRequestError.ConnectionError));
        Assert.That(failure.InnerException, Is.TypeOf<SocketException>());
    }

    // When this fails, the runtime keeps that promise itself, and the handler can go.
    [Test]
    public void SendAsync_OfTheRuntimeAlone_LetsABareExceptionOut() => Assert.ThrowsAsync<SocketException>(() => GetAsync(_network));

    private static async Task GetAsync(HttpMessageHandler handler)
    {
        using var client = new HttpMessageInvoker(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, Somewhere);
        using var response = await client.SendAsync(request, CancellationToken.None);
    }

    private static async ValueTask<Stream> ConnectToOneWhoHangsUpAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(listener.LocalEndpoint, cancellationToken);
        using (var peer = await listener.AcceptSocketAsync(cancellationToken))
        {
            peer.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        // The reset has arrived when there is something to read.
        socket.Poll(TimeSpan.FromSeconds(5), SelectMode.SelectRead);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
