using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>Keeps a number of connections busy: each sends its next request when it has the answer to the last.</summary>
/// <param name="endpoint">The server.</param>
/// <param name="connections">How many connections.</param>
internal sealed class LoadGenerator(IPEndPoint endpoint, int connections)
{
    private int _next;

    /// <summary>Sends every request once.</summary>
    /// <param name="requests">Whole requests.</param>
    /// <returns>How long each waited for its answer, sorted, and how long all took.</returns>
    /// <exception cref="InvalidOperationException">An answer was not 200.</exception>
    public async Task<(TimeSpan[] Waits, TimeSpan Elapsed)> SendAsync(byte[][] requests)
    {
        _next = -1;
        var waits = new TimeSpan[requests.Length];
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => WorkAsync(requests, waits))));
        var elapsed = Stopwatch.GetElapsedTime(started);
        Array.Sort(waits);
        return (waits, elapsed);
    }

    private async Task WorkAsync(byte[][] requests, TimeSpan[] waits)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(endpoint);
        var answer = new byte[4096];
        int index;
        while ((index = Interlocked.Increment(ref _next)) < requests.Length)
        {
            var sent = Stopwatch.GetTimestamp();
            await socket.SendAsync(requests[index]);
            await ReceiveAsync(socket, answer);
            waits[index] = Stopwatch.GetElapsedTime(sent);
        }
    }

    private static async Task ReceiveAsync(Socket socket, byte[] answer)
    {
        var length = 0;
        while (!Answers.IsComplete(answer.AsSpan(0, length)))
        {
            var read = await socket.ReceiveAsync(answer.AsMemory(length));
            length += read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
        }
    }
}
