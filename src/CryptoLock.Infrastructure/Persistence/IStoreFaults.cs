using CryptoLock.Application.Ports;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>Turns the exceptions that EF's queries meet into the one that the application knows.</summary>
internal interface IStoreFaults
{
    /// <summary>Runs a query.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be used now.</exception>
    Task<T> GuardAsync<T>(Func<Task<T>> query);
}
