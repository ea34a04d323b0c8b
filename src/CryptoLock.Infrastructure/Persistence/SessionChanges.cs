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
    /// <param name="before">The conversation as it was loaded or last committed.</param>
    /// <param name="after">The same conversation now.</param>
    public static SessionChanges Between(SessionSnapshot before, SessionSnapshot after)
    {
        var inbound = before.Inbound.ToDictionary(m => m.Id);
        var outbound = before.Outbound.Select(m => m.Id).ToHashSet();
        var parts = before.Parts.ToDictionary(p => p.Id);
        var turns = before.Turns.ToDictionary(t => t.Id);
        return new(
            after.Session with { Version = before.Session.Version + 1 },
            before.Session.Version,
            [.. after.Inbound.Where(m => m.Outcome is not null && inbound.GetValueOrDefault(m.Id)?.Outcome is null)],
            [.. after.Outbound.Where(m => !outbound.Contains(m.Id))],
            [.. after.Parts.Where(p => !parts.ContainsKey(p.Id))],
            [.. after.Parts.Where(p => parts.TryGetValue(p.Id, out var old) && old != p).Select(p => new MovedPart(p, parts[p.Id].Status))],
            [.. after.Turns.Where(t => !turns.ContainsKey(t.Id))],
            [.. after.Turns.Where(t => turns.TryGetValue(t.Id, out var old) && old != t)]);
    }
}

/// <summary>A part that has changed.</summary>
/// <param name="Part">Its new values.</param>
/// <param name="ExpectedStatus">The status that must be in the store: callbacks move parts without loading the session.</param>
internal readonly record struct MovedPart(MessagePartState Part, PartStatus ExpectedStatus);
