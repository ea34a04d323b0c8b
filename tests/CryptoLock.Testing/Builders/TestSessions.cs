using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Testing.Builders;

/// <summary>Conversations in the states that tests start from.</summary>
public static class TestSessions
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static readonly QuietPeriod Quiet = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4));

    public static readonly ParticipantAddress Customer = ParticipantAddress.From("whatsapp:+15005550006");

    public static readonly ParticipantAddress Business = ParticipantAddress.From("whatsapp:+14155238886");

    public static ChatSession New() => ChatSession.Open(ChatSessionId.New(Start), Customer.Value, Customer, Business, Start);

    public static ChatSession WithPending(params ReadOnlySpan<string> texts)
    {
        var session = New();
        foreach (var text in texts)
        {
            session.Receives(text);
        }

        return session;
    }

    public static ChatSession WithQueuedReply(params string[] parts)
    {
        var session = WithPending("question");
        session.BeginTurn(Start);
        session.Reply(MessageAuthor.Assistant, new ReplyDraft(string.Join("\n\n", parts), parts), Quiet, Start);
        return session;
    }

    /// <summary>A person has the conversation and was written to.</summary>
    public static ChatSession LeftToPerson()
    {
        var session = WithPending("question");
        session.TakeOver("Rui", Start);
        return session;
    }

    public static InboundMessage Receives(this ChatSession session, string text, DateTimeOffset? at = null) => session.Receive(
        MessageId.New(at ?? Start), $"SM{session.MessageCount:D32}", new MessageContent(text), Customer, "Ana", Quiet, at ?? Start);

    public static DeliveryReport Reports(PartStatus status, DateTimeOffset? at = null) =>
        new(status, "SM0000000000000000000000000000abcd", at ?? Start);
}
