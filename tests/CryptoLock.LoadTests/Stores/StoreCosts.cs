using System.Diagnostics;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;

namespace CryptoLock.LoadTests.Stores;

/// <summary>What a message's way costs in the store alone: processor time of this process, a database server's not counted.</summary>
internal static class StoreCosts
{
    private const int AtOnce = 64;

    private static readonly QuietPeriod Quiet = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
    private static readonly ParticipantAddress Business = ParticipantAddress.From("whatsapp:+14155238886");

    public static async Task RunAsync(StorageProvider provider, int messages)
    {
        await using var store = await MeasuredStore.StartAsync(provider);
        await RoundAsync(store, messages / 5, round: 0, report: false);
        for (var round = 1; round <= 3; round++)
        {
            Console.WriteLine($"{provider}, round {round}");
            await RoundAsync(store, messages, round, report: true);
        }
    }

    private static async Task RoundAsync(MeasuredStore store, int messages, int round, bool report)
    {
        var ids = new ChatSessionId[messages];
        await MeasureAsync("append", messages, report, async i => ids[i] = await AppendAsync(store, $"{round}-{i}", i));
        await MeasureAsync("load", messages, report, i => store.UseAsync<IChatSessionRepository, ChatSession?>(
            sessions => sessions.FindAsync(ids[i], CancellationToken.None)));
        await MeasureAsync("whole turn", messages, report, i => AnswerAsync(store, ids[i]));
    }

    private static async Task<ChatSessionId> AppendAsync(MeasuredStore store, string name, int customer)
    {
        var now = TimeProvider.System.GetUtcNow();
        var address = ParticipantAddress.From($"whatsapp:+1500{customer:D7}");
        var receipt = await store.Inbox.AppendAsync(
            new(MessageId.New(now), ChatSessionId.New(now), $"SM{name}", address.Value, address, Business, "Ana", new("What is PSPM?"), Quiet, now),
            CancellationToken.None);
        return receipt.SessionId;
    }

    /// <summary>What the handlers do with the store between a customer's message and the callback for the reply.</summary>
    private static async Task AnswerAsync(MeasuredStore store, ChatSessionId id)
    {
        var opened = await store.ChangeAsync(id, s => s.BeginTurn(Now));
        await store.UseAsync<ISessionReader, IReadOnlyList<TranscriptEntry>>(
            reader => reader.TailAsync(id, opened.MessageCount, 40, CancellationToken.None));
        var draft = new ReplyDraft("PSPM is a method.", ["PSPM is a method."], new("gemini", "prompt", "abc") { ModelUsed = "model" });
        await store.ChangeAsync(id, s => s.Reply(MessageAuthor.Assistant, draft, Quiet, Now));
        PartId part = default;
        await store.ChangeAsync(id, s => part = s.BeginSending(Now)!.Id);
        await store.ChangeAsync(id, s => s.Report(part, new(PartStatus.Sent, "SM1", Now)));
        await store.UseAsync<IChatSessionRepository, ChatSession?>(sessions => sessions.FindAsync(id, CancellationToken.None));
        await store.UseAsync<IDeliveryLedger, DeliveryRecord?>(
            ledger => ledger.RecordAsync(part, new(PartStatus.Delivered, "SM1", Now), CancellationToken.None));
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static async Task MeasureAsync(string what, int count, bool report, Func<int, Task> operation)
    {
        using var self = Process.GetCurrentProcess();
        var (clock, processor) = (Stopwatch.StartNew(), self.TotalProcessorTime);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => await operation(i));
        self.Refresh();
        var spent = self.TotalProcessorTime - processor;
        if (report)
        {
            Console.WriteLine($"  {what,-11} {count / clock.Elapsed.TotalSeconds,8:N0} a second, {spent.TotalMicroseconds / count,7:N0} us of processor time each");
        }
    }
}
