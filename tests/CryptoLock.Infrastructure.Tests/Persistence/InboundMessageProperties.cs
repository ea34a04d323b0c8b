using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Infrastructure.Persistence;
using CryptoLock.Testing.Builders;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace CryptoLock.Infrastructure.Tests.Persistence;

/// <summary>
/// Taking a message in is written in the engines' own words, for speed. Whatever happened before, it must do what
/// <see cref="ChatSession.Receive"/> does.
/// </summary>
[TestFixtureSource(typeof(TestServers), nameof(TestServers.Stores))]
internal sealed class InboundMessageProperties(StorageProvider provider)
{
    private static readonly MessageContent[] Contents =
    [
        new("Complete."),
        new("unfinished"),
        new("quotes ' \" \\ and 👩‍👧") { QuotedProviderId = "SM9" },
        new(string.Empty) { Attachments = [new("https://media.test/1", "image/png")], Location = new(-23.5, -46.625, "Sé", null), Selection = "a" },
        new("stop") { Intent = CustomerIntent.OptOut },
    ];

    private static readonly Action<ChatSession, DateTimeOffset>[] Events =
    [
        (_, _) => { },
        (_, _) => { },
        (s, now) => s.Postpone(s.BeginTurn(now).OpenedAt.AddSeconds(90.0000001)),
        (s, now) => Reply(s, now),
        (s, now) => s.HoldUntilCustomerWrites(null, now),
        (s, now) => s.Reassure(new ReplyDraft("wait", ["wait"]), now),
        (s, now) => s.Suppress(SuppressionReason.RateLimited, null, now),
        (s, now) => s.TakeOver("Rui", now),
    ];

    private readonly QuietPeriod _quiet = new(TimeSpan.FromSeconds(0.7), TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(10));
    private TestStore _store = null!;
    private int _count;

    [OneTimeSetUp]
    public async Task StartAsync() => _store = await TestStore.StartAsync(provider: provider);

    [OneTimeTearDown]
    public async Task StopAsync() => await _store.DisposeAsync();

    [Test]
    public void AppendAsync_WhateverHappenedBefore_HasTheEffectOfTheDomainsReceive() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(22, 11), FSharpOption<int>.None))),
        Prop.ForAll(Steps(), steps => RunAsync(steps).GetAwaiter().GetResult()));

    // What arrives, what happens then, and how many ticks pass.
    private static Arbitrary<(int Content, int Event, int Name, int Ticks)[]> Steps() => Arb.From(
        Gen.Zip(Gen.Choose(0, Contents.Length - 1), Gen.Choose(0, Events.Length - 1))
            .SelectMany(_ => Gen.Zip(Gen.Choose(0, 2), Gen.Choose(0, 400_000_001)), (what, how) => (what.Item1, what.Item2, how.Item1, how.Item2))
            .ArrayOf(8));

    private static void Reply(ChatSession session, DateTimeOffset now)
    {
        session.BeginTurn(now);
        session.FailToPerson(HandoffReason.AssistantUnavailable, MessageAuthor.System, new ReplyDraft("a", ["a"]), TestSessions.Quiet, now);
    }

    // Several customers write at once, each something else: a store may take them in together.
    private async Task RunAsync((int Content, int Event, int Name, int Ticks)[] steps)
    {
        var customers = Enumerable.Range(0, 3).Select(_ => $"whatsapp:+1500{++_count:D7}").ToArray();
        var expected = new ChatSession?[customers.Length];
        foreach (var (step, (content, happens, name, ticks)) in steps.Index())
        {
            var messages = customers.Select((customer, i) => Message(customer, step, Contents[(content + i) % Contents.Length], name)).ToArray();
            var receipts = await Task.WhenAll(messages.Select(message => _store.Inbox.AppendAsync(message, CancellationToken.None)));
            foreach (var (i, (message, receipt)) in messages.Zip(receipts).Index())
            {
                expected[i] = await CheckAsync(message, receipt, expected[i], Events[(happens + i) % Events.Length]);
            }

            _store.Clock.Advance(TimeSpan.FromTicks(ticks));
        }
    }

    private IncomingMessage Message(string customer, int step, MessageContent content, int name) =>
        _store.Incoming($"SM{customer}{step}", content, customer) with
        {
            Customer = ParticipantAddress.From(name == 0 ? customer : $"{customer}{name}"),
            ProfileName = name == 1 ? null : $"Ana {name}",
            QuietPeriod = _quiet,
        };

    /// <returns>The conversation after what happens next.</returns>
    private async Task<ChatSession> CheckAsync(
        IncomingMessage message, InboundReceipt receipt, ChatSession? known, Action<ChatSession, DateTimeOffset> happens)
    {
        var expected = known ?? ChatSession.Open(message.NewSessionId, message.CustomerKey, message.Customer, message.Business, message.At);
        expected.Receive(message.Id, message.ProviderId, message.Content, message.Customer, message.ProfileName, _quiet, message.At);
        expected.Committed();

        var stored = (await _store.FindAsync(receipt.SessionId))!;
        Assert.That(stored.Snapshot().Session, Is.EqualTo(expected.Snapshot().Session));
        Assert.That(stored.Pending.Select(Describe), Is.EqualTo(expected.Pending.Select(Describe)));
        Assert.That((receipt.DueAt, receipt.IsNewSession), Is.EqualTo((expected.DueAt, known is null)));
        return await _store.ChangeAsync(receipt.SessionId, session => happens(session, _store.Clock.GetUtcNow()));
    }

    private static string Describe(InboundMessage m) =>
        $"{m.Id} {m.Position} {m.ProviderId} {m.Text} {m.At:o} {m.Selection} {m.Intent} {m.QuotedProviderId} {m.Location} {string.Join(' ', m.Attachments)}";
}
