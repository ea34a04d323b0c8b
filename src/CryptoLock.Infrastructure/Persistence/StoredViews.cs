using CryptoLock.Application.DeadLetters;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>What people and the model read, made of stored values.</summary>
internal static class StoredViews
{
    private const string NoCause = "The provider gave no reason.";

    public static SessionSummary Summary(ChatSessionState s) => new(
        s.Id, s.Customer, s.Business, s.ProfileName, s.Language, s.Status, s.HandoffReason, s.MessageCount, s.CreatedAt, s.LastMessageAt,
        s.PendingSince is not null)
    {
        OperatorName = s.OperatorName,
        WaitingSince = s.PendingSince,
        AwaitingPersonSince = s.AwaitingPersonSince,
        HeldSince = s.HeldSince,
    };

    public static bool Matches(ChatSessionState s, SessionFilter filter) =>
        (filter.Status is null || s.Status == filter.Status)
        && (filter.Customer is null || s.CustomerKey == filter.Customer || s.Customer.Value == filter.Customer)
        && !(s.LastMessageAt < filter.ActiveSince);

    public static TranscriptEntry Entry(InboundMessageState m) =>
        new(m.Id, m.Position, MessageAuthor.Customer, m.Content, m.At, m.ProviderId, m.Outcome, [], null);

    public static TranscriptEntry Entry(OutboundMessageState m, IEnumerable<MessagePartState> parts) =>
        new(m.Id, m.Position, m.Author, new(m.Text), m.At, null, null, [.. parts.Select(Part)], m.Origin);

    /// <param name="session">The conversation.</param>
    /// <param name="turn">A turn that failed.</param>
    /// <param name="last">The last message that it read; null when it is not stored.</param>
    public static DeadLetter Letter(ChatSessionId session, TurnState turn, InboundMessageState? last) => new(
        turn.Id.Value,
        DeadLetterKind.Turn,
        session,
        turn.EndedAt!.Value,
        last?.Outcome is { Kind: OutcomeKind.FailedToPerson, Reason: { } reason } ? reason : nameof(HandoffReason.AssistantUnavailable),
        ErrorCode: null,
        turn.Attempts,
        turn.ReadThrough,
        Author: null);

    /// <param name="session">The conversation.</param>
    /// <param name="message">A message to the customer.</param>
    /// <param name="lost">Its first part that failed and was not replaced.</param>
    public static DeadLetter Letter(ChatSessionId session, OutboundMessageState message, MessagePartState lost) => new(
        message.Id.Value,
        DeadLetterKind.Message,
        session,
        lost.ChangedAt!.Value,
        lost.ErrorCause ?? NoCause,
        lost.ErrorCode,
        lost.Attempts,
        message.Position,
        message.Author);

    /// <summary>How far a conversation had been read before a turn: of one that replays another, before the first of that line.</summary>
    public static int ReadBefore(IEnumerable<TurnState> all, TurnId id)
    {
        var turns = all.ToDictionary(t => t.Id);
        var turn = turns.GetValueOrDefault(id);
        while (turn?.ReplayOf is { } original)
        {
            turn = turns.GetValueOrDefault(original);
        }

        return turns.Values.Where(t => t.ReadThrough < turn?.ReadThrough).Select(t => t.ReadThrough).DefaultIfEmpty().Max();
    }

    public static bool IsGivenUp(TurnState turn) => turn is { End: TurnEnd.Failed, IsReplayed: false };

    public static bool IsGivenUp(MessagePartState part) => part is { Status: PartStatus.Failed, ReplacedBy: null };

    private static TranscriptPart Part(MessagePartState p) => new(p.Id, p.Text, p.Status, p.ProviderId, p.ErrorCode, p.ErrorCause);
}
