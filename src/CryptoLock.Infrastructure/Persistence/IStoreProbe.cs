using CryptoLock.Application.Ports;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>Tries whether the database takes what is written.</summary>
internal interface IStoreProbe
{
    /// <summary>Commits something that changes nothing. Gives up within seconds.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be written now.</exception>
    /// <exception cref="OperationCanceledException">The caller went away.</exception>
    Task WriteAsync(CancellationToken cancellationToken);
}
