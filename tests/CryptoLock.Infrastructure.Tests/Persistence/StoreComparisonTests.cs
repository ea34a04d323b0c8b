using CryptoLock.Application.Ports;
using CryptoLock.Domain.Common;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace CryptoLock.Infrastructure.Tests.Persistence;

/// <summary>
/// The store in memory has the rules in their plainest form. Any other must show the same, after whatever happened in whatever order.
/// </summary>
[TestFixtureSource(nameof(Others))]
internal sealed class StoreComparisonTests(StorageProvider provider)
{
    private static readonly ReplyDraft Text = new("ab", ["a", "b"]);

    private static readonly Action<ChatSession, DateTimeOffset>[] Events =
    [
        (s, now) => Answer(s, now),
        (s, now) => Fail(s, now),
        (s, now) => s.BeginTurn(now),
        (s, now) => s.BeginSending(now),
        (s, now) => s.BeginSending(now),
        (s, now) => Report(s, PartStatus.Sent, now),
        (s, now) => Report(s, PartStatus.Failed, now),
        (s, now) => s.TakeOver("Rui", now),
        (s, _) => s.HandBack(),
        (s, now) => s.OptOut(null, now),
        (s, now) => s.OptIn(Text, TestSessions.Quiet, now),
        (s, now) => s.HandOff(Text, now),
        (s, now) => s.HoldUntilCustomerWrites(null, now),
        (s, now) => s.Reassure(new ReplyDraft("wait", ["wait"]), now),
        (s, now) => s.Alarm(now),
        (s, _) => s.AlarmPeople(),
        (s, now) => s.Say(Text, now),
        (s, now) => s.Rest(now),
    ];

    private TestStore _plain = null!;
    private TestStore _store = null!;
    private int _runs;

    public static StorageProvider[] Others => [.. TestServers.Stores.Where(p => p is not StorageProvider.InMemory)];

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _plain = await TestStore.StartAsync(provider: StorageProvider.InMemory);
        _store = await TestStore.StartAsync(provider: provider);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _plain.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Test]
    public void AnyHistory_LooksTheSameFromEverySide() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(2026, 1123), FSharpOption<int>.None))),
        Prop.ForAll(Arb.From(Gen.Choose(0, 999_999).ArrayOf(30)), steps => RunAsync(steps).GetAwaiter().GetResult()));

    private async Task RunAsync(int[] steps)
    {
        _runs++;
        foreach (var (index, step) in steps.Index())
        {
            await Task.WhenAll(StepAsync(_plain, index, step), StepAsync(_store, index, step));
            Assert.That(await StoreView.DescribeAsync(_store), Is.EqualTo(await StoreView.DescribeAsync(_plain)), $"after step {index}: {step}");
        }

        await _plain.UseAsync<IChatSessionRepository, int>(s => s.DeleteAllAsync(CancellationToken.None));
        await _store.UseAsync<IChatSessionRepository, int>(s => s.DeleteAllAsync(CancellationToken.None));
    }

    // The number chooses the customer, what happens, and how much time passes.
    private async Task StepAsync(TestStore store, int index, int step)
    {
        var (customer, what) = ($"whatsapp:+{step % 3}", step / 3 % 27);
        var found = await StoreView.FindAsync(store, customer);
        if (found is not { } id || what < 5)
        {
            await store.ReceiveAsync($"SM {_runs} {index}", $"text {index}", customer);
        }
        else if (what == 5 && step % 7 == 0)
        {
            await store.UseAsync<IChatSessionRepository, bool>(s => s.DeleteAsync(id, CancellationToken.None));
        }
        else if (what < 8)
        {
            await CallBackAsync(store, id, (PartStatus)(2 + (step % 4)), step);
        }
        else if (what == 8)
        {
            await AgainAsync(store);
        }
        else
        {
            await ChangeAsync(store, id, Events[what - 9]);
        }

        store.Clock.Advance(TimeSpan.FromTicks(step * 977L));
    }

    private static async Task ChangeAsync(TestStore store, ChatSessionId id, Action<ChatSession, DateTimeOffset> change)
    {
        try
        {
            await store.ChangeAsync(id, s => change(s, store.Clock.GetUtcNow()));
        }
        catch (DomainException)
        {
            // Not possible now; in neither store.
        }
    }

    private static async Task CallBackAsync(TestStore store, ChatSessionId id, PartStatus status, int step)
    {
        var parts = (await store.TranscriptAsync(id)).SelectMany(entry => entry.Parts).ToList();
        if (parts.Count > 0)
        {
            var report = new DeliveryReport(status, "SMx", store.Clock.GetUtcNow(), status is PartStatus.Failed ? 63003 : null);
            await store.UseAsync<IDeliveryLedger, DeliveryRecord?>(
                ledger => ledger.RecordAsync(parts[step % parts.Count].Id, report, CancellationToken.None));
        }
    }

    private static async Task AgainAsync(TestStore store)
    {
        if (await StoreView.NewestLetterAsync(store) is not { } letter)
        {
            return;
        }

        await store.UseAsync<IChatSessionRepository, bool>(async sessions =>
        {
            var (turn, message, now) = (new TurnId(letter.Id), new MessageId(letter.Id), store.Clock.GetUtcNow());
            var isTurn = letter.Author is null;
            var session = isTurn
                ? await sessions.FindWithTurnAsync(letter.SessionId, turn, CancellationToken.None)
                : await sessions.FindWithMessageAsync(letter.SessionId, message, CancellationToken.None);
            if (isTurn && session is { AssistantMayAnswer: true, OpenTurn: null })
            {
                session.Replay(turn, now);
            }
            else if (!isTurn)
            {
                session!.SendAgain(message, now);
            }

            await sessions.SaveAsync(session!, CancellationToken.None);
            return true;
        });
    }

    private static void Answer(ChatSession session, DateTimeOffset now)
    {
        session.BeginTurn(now);
        session.Reply(MessageAuthor.Assistant, Text, TestSessions.Quiet, now);
    }

    private static void Fail(ChatSession session, DateTimeOffset now)
    {
        session.BeginTurn(now);
        session.FailToPerson(HandoffReason.AssistantUnavailable, MessageAuthor.System, Text, TestSessions.Quiet, now);
    }

    private static void Report(ChatSession session, PartStatus status, DateTimeOffset now)
    {
        if (session.NextPart is { Status: PartStatus.Sending } part)
        {
            session.Report(part.Id, new DeliveryReport(status, "SMy", now, status is PartStatus.Failed ? 21610 : null, "cause"));
        }
    }
}
