using CryptoLock.Application.DeadLetters;
using CryptoLock.Application.Ledger;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Persistence.Growth;

/// <summary>Everything that is asked of a store while messages come and go, and by those who watch.</summary>
internal static class Questions
{
    private static readonly DateTimeOffset Late = TestSessions.Start.AddDays(1);

    public static Task DueAsync(TestStore store, int take) =>
        store.UseAsync<IConversationQueue, IReadOnlyList<ChatSessionId>>(q => q.ListDueAsync(Late, take, default));

    public static Task WaitingAsync(TestStore store) =>
        store.UseAsync<IConversationQueue, IReadOnlyList<ChatSessionId>>(q => q.ListWaitingAsync(Late, Late, 256, default));

    public static Task AwaitingPersonAsync(TestStore store) =>
        store.UseAsync<IConversationQueue, IReadOnlyList<ChatSessionId>>(q => q.ListAwaitingPersonAsync(Late, 256, default));

    public static Task SessionAsync(TestStore store) => store.FindAsync(ManyConversations.Longest);

    public static Task CallbackAsync(TestStore store) => store.UseAsync<IDeliveryLedger, DeliveryRecord?>(
        l => l.RecordAsync(ManyConversations.SomePart, TestSessions.Reports(PartStatus.Read), default));

    public static Task LocateAsync(TestStore store) =>
        store.UseAsync<ISessionReader, PartPlace?>(r => r.LocateAsync(ManyConversations.SomePart, default));

    public static Task ReadBeforeAsync(TestStore store) =>
        store.UseAsync<ISessionReader, int>(r => r.ReadBeforeAsync(ManyConversations.Longest, ManyConversations.SomeTurn, default));

    public static Task TailAsync(TestStore store, int through) => store.UseAsync<ISessionReader, IReadOnlyList<TranscriptEntry>>(
        r => r.TailAsync(ManyConversations.Longest, through, 20, default));

    public static Task TranscriptAsync(TestStore store, int page) => store.UseAsync<ISessionReader, Page<TranscriptEntry>>(
        r => r.TranscriptAsync(ManyConversations.Longest, new(page, 50), default));

    public static Task ListAsync(TestStore store, SessionStatus? status = null, string? customer = null, DateTimeOffset? since = null) =>
        store.UseAsync<ISessionReader, Page<SessionSummary>>(r => r.ListAsync(new(status, customer, since), new(1, 50), default));

    public static Task OneAsync(TestStore store) =>
        store.UseAsync<ISessionReader, SessionSummary?>(r => r.FindAsync(ManyConversations.Longest, default));

    public static Task DeadLettersAsync(TestStore store) =>
        store.UseAsync<IDeadLetterReader, Page<DeadLetter>>(l => l.ListAsync(new(1, 10), default));

    public static Task UnsettledAsync(TestStore store) =>
        store.UseAsync<IOutcomeLedger, Page<UnsettledMessage>>(l => l.ListUnsettledAsync(Late, TimeSpan.Zero, new(1, 10), default));

    public static Task MeasureAsync(TestStore store) =>
        store.UseAsync<IOutcomeLedger, UnsettledFigures>(l => l.MeasureUnsettledAsync(Late, TimeSpan.Zero, default));

    public static Task EraseAsync(TestStore store, int session) => store.UseAsync<IChatSessionRepository, bool>(
        s => s.DeleteAsync(new(Guid.Parse($"0193F000-0001-7000-8000-{session:X12}")), default));
}
