using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CryptoLock.Testing.Servers;

/// <summary>
/// A wire that can be cut: forwards connections to a port of this machine. Cut, it swallows what is sent and accepts connections
/// that nobody answers, as a network does that drops packets.
/// </summary>
public sealed class TcpProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, byte> _sockets = new();
    private readonly CancellationTokenSource _end = new();
    private readonly int _target;
    private volatile TaskCompletionSource _whole = Finished();

    private TcpProxy(int target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where to connect on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>A proxy that forwards.</summary>
    /// <param name="target">The port it forwards to.</param>
    public static TcpProxy To(int target) => new(target);

    /// <summary>Nothing passes any more, in either direction, and no side is told.</summary>
    public void Cut() => _whole = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>New connections pass again; those from before the cut are reset, as a firewall does that forgot them.</summary>
    public void Mend()
    {
        CloseAll();
        _whole.TrySetResult();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        CloseAll();
        _whole.TrySetResult();
        _end.Dispose();
    }

    private static TaskCompletionSource Finished()
    {
        var finished = new TaskCompletionSource();
        finished.SetResult();
        return finished;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_end.Token);
                _sockets[client] = 0;
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        _sockets[server] = 0;
        try
        {
            await _whole.Task.WaitAsync(_end.Token);
            await server.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
            await Task.WhenAny(PumpAsync(client, server), PumpAsync(server, client));
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // One side is gone, or the proxy.
        }
        finally
        {
            Close(client);
            Close(server);
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await from.ReceiveAsync(buffer, _end.Token)) > 0)
            {
                await _whole.Task.WaitAsync(_end.Token);
                await to.SendAsync(buffer.AsMemory(0, read), _end.Token);
            }

            // While the wire is cut nobody learns that the other side hung up.
            await _whole.Task.WaitAsync(_end.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            await _whole.Task;
        }
    }

    private void CloseAll()
    {
        foreach (var socket in _sockets.Keys)
        {
            Close(socket);
        }
    }

    // With no time to linger the other side gets a reset.
    private void Close(Socket socket)
    {
        _sockets.TryRemove(socket, out _);
        socket.Close(timeout: 0);
    }
}
