namespace CryptoLock.Infrastructure.Persistence.InMemory;

/// <summary>Memory takes what is written as long as the process lives.</summary>
internal sealed class InMemoryProbe : IStoreProbe
{
    public Task WriteAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
