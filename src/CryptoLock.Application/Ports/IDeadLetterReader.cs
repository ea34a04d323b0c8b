using CryptoLock.Application.DeadLetters;
using CryptoLock.Application.Sessions;

namespace CryptoLock.Application.Ports;

/// <summary>
/// Finds what was given up and not tried again: turns that failed, and messages of which a part failed that nothing replaced.
/// </summary>
public interface IDeadLetterReader
{
    /// <summary>A page of the dead letters, the newest first. Late pages cost more than early ones.</summary>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<Page<DeadLetter>> ListAsync(PageRequest page, CancellationToken cancellationToken);

    /// <summary>One dead letter.</summary>
    /// <param name="id">The id of the turn or of the message.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>Null when there is none, or it was replayed.</returns>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<DeadLetter?> FindAsync(Guid id, CancellationToken cancellationToken);
}
