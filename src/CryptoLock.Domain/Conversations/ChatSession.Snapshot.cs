using CryptoLock.Domain.Delivery;

namespace CryptoLock.Domain.Conversations;

public sealed partial class ChatSession
{
    /// <summary>Rebuilds a conversation from a store's values.</summary>
    /// <param name="snapshot">At least what is open: unanswered messages, messages with unsent parts, the open turn.</param>
    public static ChatSession Restore(SessionSnapshot snapshot)
    {
        var state = snapshot.Session;
        var session = new ChatSession(state.Id, state.CustomerKey, state.Customer, state.Business, state.CreatedAt)
        {
            ProfileName = state.ProfileName,
            Language = state.Language,
            Status = state.Status,
            HandoffReason = state.HandoffReason,
            OperatorName = state.OperatorName,
            LastMessageAt = state.LastMessageAt,
            LastInboundAt = state.LastInboundAt,
            MessageCount = state.MessageCount,
            PendingSince = state.PendingSince,
            DueAt = state.DueAt,
            NotBefore = state.NotBefore,
            ServiceWindowEndsAt = state.ServiceWindowEndsAt,
            HeldSince = state.HeldSince,
            Silence = state.Silence,
            RecentSince = state.RecentSince,
            RecentCount = state.RecentCount,
            NoticeAt = state.NoticeAt,
            AwaitingPersonSince = state.AwaitingPersonSince,
            IsPersonAlarmed = state.IsPersonAlarmed,
            Version = state.Version,
        };
        session._inbound.AddRange(snapshot.Inbound.Select(m => InboundMessage.Restore(state.Id, m)));
        session._outbound.AddRange(snapshot.Outbound.Select(
            m => OutboundMessage.Restore(state.Id, m, snapshot.Parts.Where(p => p.MessageId == m.Id))));
        session._turns.AddRange(snapshot.Turns.Select(t => Turn.Restore(state.Id, t)));
        return session;
    }

    /// <summary>The present values of everything that is loaded.</summary>
    public SessionSnapshot Snapshot()
    {
        var parts = new List<MessagePartState>();
        foreach (var message in _outbound)
        {
            message.AddPartsTo(parts);
        }

        return new(
            State(), _inbound.ConvertAll(m => m.State), _outbound.ConvertAll(m => m.State), parts, _turns.ConvertAll(t => t.State));
    }

    /// <summary>Takes note that the changes since the last commit were committed.</summary>
    public void Committed() => Version++;

    private ChatSessionState State() => new()
    {
        Id = Id,
        CustomerKey = CustomerKey,
        Customer = Customer,
        Business = Business,
        ProfileName = ProfileName,
        Language = Language,
        Status = Status,
        HandoffReason = HandoffReason,
        OperatorName = OperatorName,
        CreatedAt = CreatedAt,
        LastMessageAt = LastMessageAt,
        LastInboundAt = LastInboundAt,
        MessageCount = MessageCount,
        PendingSince = PendingSince,
        DueAt = DueAt,
        NotBefore = NotBefore,
        ServiceWindowEndsAt = ServiceWindowEndsAt,
        HeldSince = HeldSince,
        Silence = Silence,
        RecentSince = RecentSince,
        RecentCount = RecentCount,
        NoticeAt = NoticeAt,
        AwaitingPersonSince = AwaitingPersonSince,
        IsPersonAlarmed = IsPersonAlarmed,
        Version = Version,
    };
}
