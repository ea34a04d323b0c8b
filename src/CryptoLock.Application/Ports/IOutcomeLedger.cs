using CryptoLock.Application.Ledger;
using CryptoLock.Application.Sessions;

namespace CryptoLock.Application.Ports;

/// <summary>Finds customers' messages that should have an outcome and have none.</summary>
public interface IOutcomeLedger
{
    /// <summary>A page of the messages without an outcome, the oldest first.</summary>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="olderThan">Only messages that arrived this long ago or longer.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<Page<UnsettledMessage>> ListUnsettledAsync(
        DateTimeOffset now, TimeSpan olderThan, PageRequest page, CancellationToken cancellationToken);

    /// <summary>How many such messages there are.</summary>
    /// <param name="now">The moment, UTC.</param>
    /// <param name="olderThan">Only messages that arrived this long ago or longer.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    Task<UnsettledFigures> MeasureUnsettledAsync(DateTimeOffset now, TimeSpan olderThan, CancellationToken cancellationToken);
}
