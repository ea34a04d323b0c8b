using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Ports;

/// <summary>The right to work on a conversation, held by one worker among all instances.</summary>
public interface IConversationLock
{
    /// <summary>Takes the right if nobody has it.</summary>
    /// <param name="sessionId">The conversation.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    /// <returns>Dispose it to give the right back; null when somebody else has it.</returns>
    Task<IAsyncDisposable?> TryAcquireAsync(ChatSessionId sessionId, CancellationToken cancellationToken);
}
