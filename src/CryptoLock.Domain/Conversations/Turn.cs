using CryptoLock.Domain.Common;

namespace CryptoLock.Domain.Conversations;

/// <summary>The work of answering what a customer wrote: what it read, how often it was tried, how it ended.</summary>
public sealed class Turn
{
    internal Turn(TurnId id, ChatSessionId sessionId, int readThrough, DateTimeOffset openedAt) =>
        (Id, SessionId, ReadThrough, OpenedAt) = (id, sessionId, readThrough, openedAt);

    /// <summary>Identity.</summary>
    public TurnId Id { get; }

    /// <summary>The conversation.</summary>
    public ChatSessionId SessionId { get; }

    /// <summary>Position of the last message it read.</summary>
    public int ReadThrough { get; private set; }

    /// <summary>When it was opened, UTC.</summary>
    public DateTimeOffset OpenedAt { get; }

    /// <summary>How often it was tried, crashes included.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it may be tried next after a failure, UTC; null when nothing failed.</summary>
    public DateTimeOffset? NotBefore { get; private set; }

    /// <summary>How often a generation was dropped because the customer wrote again; the limit is one.</summary>
    public int Superseded { get; private set; }

    /// <summary>The failed turn whose messages it answers once more; null for the first answer to its messages.</summary>
    public TurnId? ReplayOf { get; private set; }

    /// <summary>Whether this failed turn was given another try.</summary>
    public bool IsReplayed { get; private set; }

    /// <summary>When it ended, UTC; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>How it ended; null while it is open.</summary>
    public TurnEnd? End { get; private set; }

    /// <summary>Whether the turn still has to end.</summary>
    public bool IsOpen => End is null;

    internal TurnState State => new(Id, ReadThrough, OpenedAt)
    {
        Attempts = Attempts,
        NotBefore = NotBefore,
        Superseded = Superseded,
        ReplayOf = ReplayOf,
        IsReplayed = IsReplayed,
        EndedAt = EndedAt,
        End = End,
    };

    internal static Turn Restore(ChatSessionId sessionId, TurnState state) => new(state.Id, sessionId, state.ReadThrough, state.OpenedAt)
    {
        Attempts = state.Attempts,
        NotBefore = state.NotBefore,
        Superseded = state.Superseded,
        ReplayOf = state.ReplayOf,
        IsReplayed = state.IsReplayed,
        EndedAt = state.EndedAt,
        End = state.End,
    };

    internal void Try(int readThrough)
    {
        RequireOpen();
        Attempts++;
        NotBefore = null;
        ReadThrough = Math.Max(ReadThrough, readThrough);
    }

    internal void Supersede()
    {
        RequireOpen();
        Superseded++;

        // The next attempt reads more; it is no sign of failure.
        Attempts--;
    }

    internal void Postpone(DateTimeOffset until)
    {
        RequireOpen();
        NotBefore = until;
    }

    internal void Close(TurnEnd end, DateTimeOffset now)
    {
        RequireOpen();
        (End, EndedAt) = (end, now);
    }

    /// <summary>A new turn for the messages that this one failed to answer.</summary>
    internal Turn Replay(DateTimeOffset now)
    {
        if (End is not TurnEnd.Failed || IsReplayed)
        {
            throw new DomainException("Only a failed turn is tried again, and only once.");
        }

        IsReplayed = true;
        return new Turn(TurnId.New(now), SessionId, ReadThrough, now) { ReplayOf = Id };
    }

    private void RequireOpen()
    {
        if (!IsOpen)
        {
            throw new DomainException("A turn that has ended does not change.");
        }
    }
}
