namespace CryptoLock.Infrastructure.Tests.Ai.Gemini;

/// <summary>A body that arrives in pieces: one for each read. After the last it ends, breaks or falls silent.</summary>
internal sealed class PiecewiseStream(byte[][] pieces, Func<CancellationToken, Task>? atEnd = null) : Stream
{
    private int _next;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_next == pieces.Length)
        {
            await (atEnd?.Invoke(cancellationToken) ?? Task.CompletedTask);
            return 0;
        }

        var piece = pieces[_next++];
        piece.CopyTo(buffer);
        return piece.Length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
