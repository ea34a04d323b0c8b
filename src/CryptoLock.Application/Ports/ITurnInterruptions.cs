using CryptoLock.Domain.Conversations;

namespace CryptoLock.Application.Ports;

/// <summary>
/// Tells whoever writes an answer that it may be in vain. A hint, as far as it reaches: the send gate alone decides what leaves.
/// Thread-safe.
/// </summary>
public interface ITurnInterruptions
{
    /// <summary>Says that something happened to a conversation. Never blocks, never fails.</summary>
    /// <param name="sessionId">The conversation.</param>
    /// <param name="interruption">What happened.</param>
    void Raise(ChatSessionId sessionId, TurnInterruption interruption);

    /// <summary>Says that something happened to all conversations. Never blocks, never fails.</summary>
    /// <param name="interruption">What happened.</param>
    void RaiseForAll(TurnInterruption interruption);

    /// <summary>Listens until disposed.</summary>
    /// <param name="sessionId">The conversation.</param>
    /// <param name="onRaised">Called on the thread that raises; must be quick and must not throw.</param>
    IDisposable Watch(ChatSessionId sessionId, Action<TurnInterruption> onRaised);
}

/// <summary>Why an answer may be in vain.</summary>
public enum TurnInterruption
{
    /// <summary>The customer wrote again.</summary>
    CustomerWrote,

    /// <summary>The assistant may not answer any more: a person took over or was asked for, the customer opted out, or it is erased.</summary>
    AssistantOut,
}
