using CryptoLock.Domain.Conversations;

namespace CryptoLock.Infrastructure.Messaging;

/// <summary>Hands out places in time, one after the other, to all instances that send from the same number. Thread-safe.</summary>
internal interface ISendPlaces
{
    /// <summary>Takes the next free place.</summary>
    /// <param name="sender">The number.</param>
    /// <param name="earliest">No place before this moment is given, UTC.</param>
    /// <param name="interval">The distance between two places; above zero.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<DateTimeOffset> TakeAsync(
        ParticipantAddress sender, DateTimeOffset earliest, TimeSpan interval, CancellationToken cancellationToken);
}
