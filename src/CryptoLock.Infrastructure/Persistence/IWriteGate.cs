namespace CryptoLock.Infrastructure.Persistence;

/// <summary>Orders the writers of a database that has one writer at a time, so that none waits inside the engine.</summary>
internal interface IWriteGate
{
    /// <summary>Waits for the turn to write.</summary>
    /// <returns>Dispose it after the commit.</returns>
    Task<IDisposable> EnterAsync(CancellationToken cancellationToken);
}
