using CryptoLock.Domain.Common;

namespace CryptoLock.Domain.Conversations;

/// <summary>The work of answering what a customer wrote: what it read, how often it was tried, how it ended.</summary>
public sealed class Turn
{
    internal Turn(TurnId id, ChatSessionId sessionId, int readThrough, DateTimeOffset openedAt) =>
        (Id, SessionId, ReadThrough, OpenedAt, Attempts) = (id, sessionId, readThrough, openedAt, 1);

    /// <summary>Identity.</summary>
    public TurnId Id { get; }

    /// <summary>The conversation.</summary>
    public ChatSessionId SessionId { get; }

    /// <summary>Position of the last message it read.</summary>
    public int ReadThrough { get; private set; }

    /// <summary>When it was first tried, UTC.</summary>
    public DateTimeOffset OpenedAt { get; }

    /// <summary>How often it was tried, crashes included; from 1.</summary>
    public int Attempts { get; private set; }

    /// <summary>How often a finished answer was dropped because the customer wrote again; the limit is one.</summary>
    public int Superseded { get; private set; }

    /// <summary>When it ended, UTC; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>How it ended; null while it is open.</summary>
    public TurnEnd? End { get; private set; }

    /// <summary>Whether the turn still has to end.</summary>
    public bool IsOpen => End is null;

    internal void TryAgain(int readThrough)
    {
        RequireOpen();
        Attempts++;
        ReadThrough = readThrough;
    }

    internal void Supersede()
    {
        RequireOpen();
        Superseded++;

        // The next attempt reads more; it is no sign of failure.
        Attempts--;
    }

    internal void Close(TurnEnd end, DateTimeOffset now)
    {
        RequireOpen();
        (End, EndedAt) = (end, now);
    }

    private void RequireOpen()
    {
        if (!IsOpen)
        {
            throw new DomainException("A turn that has ended does not change.");
        }
    }
}
