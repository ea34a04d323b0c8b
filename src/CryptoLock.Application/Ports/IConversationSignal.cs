using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Ports;

/// <summary>Wakes the worker of a conversation. A hint: a lost one costs seconds, never a message.</summary>
public interface IConversationSignal
{
    /// <summary>Says that a conversation has something to do. Never blocks, never fails.</summary>
    /// <param name="sessionId">The conversation.</param>
    /// <param name="dueAt">When, UTC; in the past means now.</param>
    void Notify(ChatSessionId sessionId, DateTimeOffset dueAt);
}
