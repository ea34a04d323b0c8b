using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using Moq;

namespace CryptoLock.Application.Tests.Simulator;

/// <summary>What a reader says about one conversation of the simulator.</summary>
internal static class SimulatedSession
{
    public const string ConversationId = "abcd1234";

    public static readonly DateTimeOffset Now = new(2025, 12, 4, 10, 30, 0, TimeSpan.Zero);

    public static readonly ChatSessionId Id = ChatSessionId.New(Now);

    public static void Has(this Mock<ISessionReader> reader, int messageCount, bool isWaiting = false) => reader
        .Setup(r => r.ListAsync(
            new SessionFilter(null, "simulator:abcd1234", null), new PageRequest(1, 1), It.IsAny<CancellationToken>()))
        .ReturnsAsync(new Page<SessionSummary>([Summary(messageCount, isWaiting)], 1));

    public static void HasNothing(this Mock<ISessionReader> reader) => reader
        .Setup(r => r.ListAsync(It.IsAny<SessionFilter>(), It.IsAny<PageRequest>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync(new Page<SessionSummary>([], 0));

    public static void Tells(this Mock<ISessionReader> reader, int through, int take, params TranscriptEntry[] entries) => reader
        .Setup(r => r.TailAsync(Id, through, take, It.IsAny<CancellationToken>()))
        .ReturnsAsync(entries);

    public static TranscriptEntry Question(int position) => new(
        MessageId.New(Now), position, MessageAuthor.Customer, new MessageContent("Olá"), Now, "SIM1", null, [], null);

    public static TranscriptEntry Answer(int position, params PartStatus[] parts) => new(
        MessageId.New(Now), position, MessageAuthor.Assistant, new MessageContent("Oi"), Now, null, null, [.. parts.Select(Part)], null);

    private static TranscriptPart Part(PartStatus status) => new(PartId.New(Now), "Oi", status, "SIM2", null, null);

    private static SessionSummary Summary(int messageCount, bool isWaiting) => new(
        Id,
        ParticipantAddress.From("simulator:abcd1234"),
        ParticipantAddress.From("simulator:desk"),
        null,
        Language.Portuguese,
        SessionStatus.AwaitingHuman,
        null,
        messageCount,
        Now,
        Now,
        isWaiting);
}
