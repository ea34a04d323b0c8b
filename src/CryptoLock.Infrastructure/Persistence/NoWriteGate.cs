namespace CryptoLock.Infrastructure.Persistence;

/// <summary>For databases that have many writers.</summary>
internal sealed class NoWriteGate : IWriteGate, IDisposable
{
    public Task<IDisposable> EnterAsync(CancellationToken cancellationToken) => Task.FromResult<IDisposable>(this);

    public void Dispose()
    {
    }
}
