using System.Net;
using System.Net.Sockets;
using CryptoLock.Infrastructure.Http;
using Microsoft.Extensions.Time.Testing;

namespace CryptoLock.Infrastructure.Tests.Http;

[TestFixture]
internal sealed class PacedConnectionsTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly DnsEndPoint Somewhere = new("model.test", 443);

    private readonly FakeTimeProvider _clock = new();
    private readonly List<TaskCompletionSource<Stream>> _begun = [];

    [SetUp]
    public void Forget() => _begun.Clear();

    [Test]
    public async Task OpenAsync_OfManyAtOnce_BeginsTheNextOnlyWhenOneIsOpen()
    {
        using var connections = Paced();
        var opened = Enumerable.Range(0, PacedConnections.AtOnce + 1).Select(_ => connections.OpenAsync(Somewhere, CancellationToken.None)).ToArray();
        Assert.That(_begun, Has.Count.EqualTo(PacedConnections.AtOnce));

        _begun[0].SetResult(Stream.Null);
        await opened[0];
        Assert.That(() => _begun.Count, Is.EqualTo(PacedConnections.AtOnce + 1).After(5_000, 1));

        _begun[^1].SetResult(Stream.Null);
        Assert.That(await opened[^1], Is.SameAs(Stream.Null));
    }

    [Test]
    public void OpenAsync_WhenNobodyAnswers_GivesUpAndLetsTheNextTry()
    {
        using var connections = Paced();
        var hanging = Enumerable.Range(0, PacedConnections.AtOnce).Select(_ => connections.OpenAsync(Somewhere, CancellationToken.None)).ToArray();
        var next = connections.OpenAsync(Somewhere, CancellationToken.None);

        _clock.Advance(Timeout);
        Assert.That(() => Task.WhenAll(hanging), Throws.TypeOf<TimeoutException>());

        Assert.That(() => _begun.Count, Is.EqualTo(PacedConnections.AtOnce + 1).After(5_000, 1), "its own time has just begun");
        Assert.That(next.IsCompleted, Is.False);
        _begun[^1].SetResult(Stream.Null);
        Assert.That(() => next, Throws.Nothing);
    }

    [Test]
    public void OpenAsync_WhenTheCallerGoesAway_IsCancelled()
    {
        using var caller = new CancellationTokenSource();
        using var connections = Paced();
        var opening = connections.OpenAsync(Somewhere, caller.Token);

        caller.Cancel();

        Assert.That(() => opening, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task OpenAsync_OverTcp_ConnectsOrSaysWhyNot()
    {
        using var connections = new PacedConnections(Timeout, TimeProvider.System);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new DnsEndPoint("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);

        await using (var connection = await connections.OpenAsync(address, CancellationToken.None))
        {
            Assert.That(connection.CanWrite, Is.True);
        }

        listener.Stop();
        Assert.That(() => connections.OpenAsync(address, CancellationToken.None), Throws.TypeOf<SocketException>());
    }

    private PacedConnections Paced() => new(Timeout, _clock, (_, token) =>
    {
        var begun = new TaskCompletionSource<Stream>();
        token.Register(() => begun.TrySetCanceled(token));
        _begun.Add(begun);
        return begun.Task;
    });
}
