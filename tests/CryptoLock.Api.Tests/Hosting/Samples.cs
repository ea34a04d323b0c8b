using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Api.Tests.Hosting;

/// <summary>What the mocked ports return.</summary>
internal static class Samples
{
    public static readonly Guid Id = new("019ad0f2-7c11-7b60-9d2e-1f6a35b0c9de");

    public static readonly DateTimeOffset At = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private static readonly TurnId Turn = new(new Guid("019ad0f2-8e54-7f0c-b1a7-3c4d5e6f7081"));

    public static SessionSummary Summary(string customer = "whatsapp:+15005550006") => new(
        new ChatSessionId(Id),
        ParticipantAddress.From(customer),
        ParticipantAddress.From("whatsapp:+14155238886"),
        "Maria",
        Language.Portuguese,
        SessionStatus.AwaitingHuman,
        HandoffReason.DeliveryFailed,
        2,
        At,
        At.AddMinutes(1),
        IsWaiting: true)
    {
        OperatorName = "Rui",
        WaitingSince = At,
        AwaitingPersonSince = At.AddMinutes(3),
        HeldSince = At.AddMinutes(2),
    };

    public static ChatSession Session(SessionStatus status = SessionStatus.Automated)
    {
        var customer = ParticipantAddress.From("whatsapp:+15005550006");
        var business = ParticipantAddress.From("whatsapp:+14155238886");
        var session = ChatSession.Open(new ChatSessionId(Id), customer.Value, customer, business, At);
        if (status is SessionStatus.WithHuman)
        {
            session.TakeOver("Rui", At);
        }
        else if (status is SessionStatus.OptedOut)
        {
            session.OptOut(null, At);
        }

        return session;
    }

    public static TranscriptEntry Question(string text = "Oi") => new(
        new MessageId(Id),
        1,
        MessageAuthor.Customer,
        new MessageContent(text)
        {
            Attachments = [new Attachment("https://media.example/1", "image/png")],
            Location = new SharedLocation(-23.5, -46.6, "MASP", null),
        },
        At,
        "SM1",
        MessageOutcome.AnsweredBy(Turn),
        [],
        null);

    public static TranscriptEntry Answer() => new(
        new MessageId(Id),
        2,
        MessageAuthor.Assistant,
        new MessageContent("**Olá**"),
        At,
        null,
        null,
        [new TranscriptPart(new PartId(Id), "*Olá*", PartStatus.Delivered, "SM2", null, null)],
        new ReplyOrigin("gemini", "p", "abc") { Latency = TimeSpan.FromMilliseconds(812.5), CostUsd = 0.5m });
}
