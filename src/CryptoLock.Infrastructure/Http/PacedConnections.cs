using System.Net;
using System.Net.Sockets;

namespace CryptoLock.Infrastructure.Http;

/// <summary>
/// Opens connections a few at a time. When thousands of answers become due at once, the server's queue for new connections would
/// overflow, and most would fail; whoever waits here for his turn is not late yet.
/// </summary>
/// <param name="timeout">How long opening one may take, without the wait for its turn.</param>
/// <param name="clock">The clock.</param>
/// <param name="connect">Opens one; TCP unless given.</param>
internal sealed class PacedConnections(
    TimeSpan timeout, TimeProvider clock, Func<DnsEndPoint, CancellationToken, Task<Stream>>? connect = null) : IDisposable
{
    /// <summary>How many are opened at once: enough for any round trip, far less than the 4,096 that servers let wait.</summary>
    public const int AtOnce = 64;

    private readonly Func<DnsEndPoint, CancellationToken, Task<Stream>> _connect = connect ?? ConnectTcpAsync;
    private readonly SemaphoreSlim _turns = new(AtOnce);

    /// <summary>Opens a connection; for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="TimeoutException">It took too long.</exception>
    /// <exception cref="SocketException">It was refused.</exception>
    public async Task<Stream> OpenAsync(DnsEndPoint address, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        using var late = new CancellationTokenSource(timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await _connect(address, both.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            throw new TimeoutException($"No connection within {timeout.TotalSeconds} s.");
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private static async Task<Stream> ConnectTcpAsync(DnsEndPoint address, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
