namespace CryptoLock.Api.Tests.Webhooks.Twilio;

/// <summary>A body that cannot be read.</summary>
internal sealed class FailingStream(Exception failure) : MemoryStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw failure;

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw failure;
}
