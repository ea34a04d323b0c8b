using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Ports;

/// <summary>
/// Keeps each of the company's numbers within the provider's rate, fair between conversations: each has at most one place in the
/// queue. Thread-safe.
/// </summary>
public interface ISendPace
{
    /// <summary>Takes the conversation's place in the queue, or says when its turn comes.</summary>
    /// <param name="sender">The company's address.</param>
    /// <param name="sessionId">The conversation that wants to send one part.</param>
    /// <param name="cancellationToken">Cancels the wait for the queue.</param>
    /// <returns>
    /// When the part may leave, UTC. Not later than now: send it, the place is used up. Later: ask again then; the place is kept for
    /// a minute after its time.
    /// </returns>
    ValueTask<DateTimeOffset> ReserveAsync(ParticipantAddress sender, ChatSessionId sessionId, CancellationToken cancellationToken);
}
