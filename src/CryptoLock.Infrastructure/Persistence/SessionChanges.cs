using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>What has to be written to get a conversation from one moment to another.</summary>
/// <param name="Session">Its new values, with the version that it has after the commit.</param>
/// <param name="ExpectedVersion">The version that must be in the store.</param>
/// <param name="Endings">Customer messages that got their outcome.</param>
/// <param name="Messages">New messages to the customer.</param>
/// <param name="NewParts">The parts of those.</param>
/// <param name="MovedParts">Parts that were loaded and have changed.</param>
/// <param name="NewTurns">Turns that were opened.</param>
/// <param name="MovedTurns">Turns that were loaded and have changed.</param>
internal sealed record SessionChanges(
    ChatSessionState Session,
    long ExpectedVersion,
    IReadOnlyList<InboundMessageState> Endings,
    IReadOnlyList<OutboundMessageState> Messages,
    IReadOnlyList<MessagePartState> NewParts,
    IReadOnlyList<MovedPart> MovedParts,
    IReadOnlyList<TurnState> NewTurns,
    IReadOnlyList<TurnState> MovedTurns)
{
    /// <summary>Compares place by place: a conversation keeps what was loaded where it was, and adds at the end.</summary>
    /// <param name="before">The conversation as it was loaded or last committed.</param>
    /// <param name="after">The same conversation now.</param>
    public static SessionChanges Between(SessionSnapshot before, SessionSnapshot after)
    {
        MustKeepPlaces(before.Inbound, after.Inbound, message => message.Id);
        MustKeepPlaces(before.Outbound, after.Outbound, message => message.Id);
        MustKeepPlaces(before.Parts, after.Parts, part => part.Id);
        MustKeepPlaces(before.Turns, after.Turns, turn => turn.Id);
        return new(
            after.Session with { Version = before.Session.Version + 1 },
            before.Session.Version,
            Ended(before.Inbound, after.Inbound),
            Added(before.Outbound, after.Outbound),
            Added(before.Parts, after.Parts),
            Moved(before.Parts, after.Parts, (old, part) => new MovedPart(part, old.Status)),
            Added(before.Turns, after.Turns),
            Moved(before.Turns, after.Turns, (_, turn) => turn));
    }

    private static void MustKeepPlaces<T, TId>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, TId> idOf)
        where TId : IEquatable<TId>
    {
        for (var i = 0; i < before.Count; i++)
        {
            if (i >= after.Count || !idOf(after[i]).Equals(idOf(before[i])))
            {
                throw new InvalidOperationException("The conversation does not keep what was loaded where it was.");
            }
        }
    }

    private static List<InboundMessageState> Ended(
        IReadOnlyList<InboundMessageState> before, IReadOnlyList<InboundMessageState> after)
    {
        List<InboundMessageState>? ended = null;
        for (var i = 0; i < after.Count; i++)
        {
            if (after[i].Outcome is not null && (i >= before.Count || before[i].Outcome is null))
            {
                (ended ??= []).Add(after[i]);
            }
        }

        return ended ?? [];
    }

    private static IReadOnlyList<T> Added<T>(IReadOnlyList<T> before, IReadOnlyList<T> after) =>
        after.Count == before.Count ? [] : [.. after.Skip(before.Count)];

    private static List<TMoved> Moved<T, TMoved>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, T, TMoved> describe)
        where T : IEquatable<T>
    {
        List<TMoved>? moved = null;
        for (var i = 0; i < before.Count; i++)
        {
            if (!after[i].Equals(before[i]))
            {
                (moved ??= []).Add(describe(before[i], after[i]));
            }
        }

        return moved ?? [];
    }
}

/// <summary>A part that has changed.</summary>
/// <param name="Part">Its new values.</param>
/// <param name="ExpectedStatus">The status that must be in the store: callbacks move parts without loading the session.</param>
internal readonly record struct MovedPart(MessagePartState Part, PartStatus ExpectedStatus);
