using CryptoLock.Application.Ports;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>Turns a database's exceptions into the two that the application knows.</summary>
internal interface IStoreFaults
{
    /// <summary>Runs a piece of work.</summary>
    /// <exception cref="ConcurrencyException">Another writer was faster.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be used now.</exception>
    Task<T> GuardAsync<T>(Func<Task<T>> work);
}
