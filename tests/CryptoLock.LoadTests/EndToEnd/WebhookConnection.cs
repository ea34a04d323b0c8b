using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace CryptoLock.LoadTests.EndToEnd;

/// <summary>One kept-alive connection that sends prepared requests one after the other. It knows just enough HTTP for that.</summary>
internal sealed class WebhookConnection(Uri service) : IDisposable
{
    private static readonly byte[] EndOfHeader = "\r\n\r\n"u8.ToArray();
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[8192];

    public void Dispose() => _socket.Dispose();

    /// <summary>Sends a request and reads the answer to its end.</summary>
    /// <returns>The answer's status.</returns>
    /// <exception cref="IOException">The connection ended.</exception>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        if (!_socket.Connected)
        {
            await _socket.ConnectAsync(service.Host, service.Port);
        }

        await _socket.SendAsync(request);
        var length = 0;
        do
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length));
            length += read > 0 ? read : throw new IOException("The service closed the connection.");
        }
        while (!IsComplete(_buffer.AsSpan(0, length)));

        return int.Parse(_buffer.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);
    }

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf(EndOfHeader);
        if (end < 0)
        {
            return false;
        }

        var header = Encoding.ASCII.GetString(answer[..end]);
        const string Length = "Content-Length: ";
        var at = header.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        return at < 0
            ? answer.EndsWith("0\r\n\r\n"u8)
            : answer.Length == end + EndOfHeader.Length + int.Parse(header.AsSpan(at + Length.Length).SliceLine(), CultureInfo.InvariantCulture);
    }
}

file static class Lines
{
    public static ReadOnlySpan<char> SliceLine(this ReadOnlySpan<char> text)
    {
        var end = text.IndexOf('\r');
        return end < 0 ? text : text[..end];
    }
}
