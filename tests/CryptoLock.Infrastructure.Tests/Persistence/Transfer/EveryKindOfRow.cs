using System.Text.Json;
using CryptoLock.Application.DeadLetters;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using CryptoLock.Testing.Builders;

namespace CryptoLock.Infrastructure.Tests.Persistence.Transfer;

/// <summary>Fills a store, through the ports that the service uses, until no column is empty.</summary>
internal static class EveryKindOfRow
{
    public const string Waiting = "whatsapp:+1";

    private static readonly DateTimeOffset Start = TestSessions.Start;

    private static readonly ReplyOrigin Origin = new("gemini", "desk", "a1b2")
    {
        ModelAsked = "asked",
        ModelUsed = "used",
        InputTokens = 5,
        CostUsd = 0.25m,
        Latency = TimeSpan.FromSeconds(2),
        ToolsCalled = ["find"],
    };

    public static async Task FillAsync(TestStore store)
    {
        await AnswerAsync(store);
        await FailAsync(store);
        await LoseAsync(store);
        await GuardAsync(store);
        await InterruptAsync(store);
        await WaitAsync(store);
    }

    /// <summary>What the readers say about everything, to compare two stores.</summary>
    public static async Task<string> DescribeAsync(TestStore store)
    {
        var sessions = await store.UseAsync<ISessionReader, Page<SessionSummary>>(r => r.ListAsync(new(null, null, null), new(1, 100), default));
        var letters = await store.UseAsync<IDeadLetterReader, Page<DeadLetter>>(r => r.ListAsync(new(1, 100), default));
        var transcripts = new List<Page<TranscriptEntry>>();
        foreach (var session in sessions.Items)
        {
            transcripts.Add(await store.UseAsync<ISessionReader, Page<TranscriptEntry>>(r => r.TranscriptAsync(session.Id, new(1, 100), default)));
        }

        return JsonSerializer.Serialize(new
        {
            sessions = sessions.Items.OrderBy(s => s.Id.Value),
            letters,
            transcripts = transcripts.OrderBy(t => t.Items[0].Id.Value),
        });
    }

    private static async Task AnswerAsync(TestStore store)
    {
        var id = await ReceiveAsync(store, "whatsapp:+10", new MessageContent("Olá, 🙂 what is this?")
        {
            Attachments = [new("https://example.com/1", "image/png")],
            Location = new(38.7, -9.1, "Office", null),
            Selection = "yes",
            QuotedProviderId = "SMquoted",
        });
        await ReceiveAsync(store, "whatsapp:+10", new MessageContent("and \"this\"?\n"));
        await store.ChangeAsync(id, s =>
        {
            s.Speak(Language.Portuguese);
            Reply(s, "one", "two");
            foreach (var status in new[] { PartStatus.Sent, PartStatus.Read })
            {
                s.Report(s.BeginSending(Start)!.Id, new DeliveryReport(status, "SMout", Start));
            }
        });
    }

    private static async Task FailAsync(TestStore store)
    {
        var id = await ReceiveAsync(store, "whatsapp:+20", new MessageContent("hard one"));
        await FailAsync(store, id);
        var turn = (await store.UseAsync<IDeadLetterReader, Page<DeadLetter>>(l => l.ListAsync(new(1, 1), default))).Items.Single().Id;
        await store.UseAsync<IChatSessionRepository, bool>(async sessions =>
        {
            var session = (await sessions.FindWithTurnAsync(id, new(turn), default))!;
            session.Replay(new(turn), Start);
            session.BeginTurn(Start);
            session.Postpone(Start.AddMinutes(5));
            await sessions.SaveAsync(session, default);
            return true;
        });
        await FailAsync(store, await ReceiveAsync(store, "whatsapp:+21", new MessageContent("another")));
    }

    private static Task<ChatSession> FailAsync(TestStore store, ChatSessionId id) => store.ChangeAsync(id, s =>
    {
        s.BeginTurn(Start);
        s.FailToPerson(HandoffReason.AssistantUnavailable, MessageAuthor.System, new("sorry", ["sorry"]), TestSessions.Quiet, Start);
        s.Report(s.BeginSending(Start)!.Id, TestSessions.Reports(PartStatus.Delivered));
    });

    private static async Task LoseAsync(TestStore store)
    {
        var id = await ReceiveAsync(store, "whatsapp:+30", new MessageContent("lost"));
        await store.ChangeAsync(id, s =>
        {
            Reply(s, "one", "two");
            var message = s.Unsent.Single().Id;
            s.Report(s.BeginSending(Start)!.Id, new DeliveryReport(PartStatus.Failed, "SMlost", Start, 63003, "No such number."));
            s.SendAgain(message, Start);
            s.HoldUntilCustomerWrites(new("template", ["template"]) { IsTemplate = true }, Start);
        });
    }

    private static async Task GuardAsync(TestStore store)
    {
        var optedOut = await ReceiveAsync(store, "whatsapp:+40", new MessageContent("stop") { Intent = CustomerIntent.OptOut });
        await store.ChangeAsync(optedOut, s => s.OptOut(new("bye", ["bye"]), Start));
        var taken = await ReceiveAsync(store, "whatsapp:+41", new MessageContent("a person please"));
        await store.ChangeAsync(taken, s =>
        {
            s.TakeOver("Bia", Start);
            s.Say(new("here I am", ["here I am"]), Start);
            s.BeginSending(Start);
        });
    }

    private static async Task InterruptAsync(TestStore store)
    {
        var id = await ReceiveAsync(store, "whatsapp:+50", new MessageContent("interrupted"));
        await store.ChangeAsync(id, s =>
        {
            s.BeginTurn(Start);
            s.Supersede(TestSessions.Quiet, Start);
            s.Reassure(new("a moment", ["a moment"]), Start);
        });
    }

    private static async Task WaitAsync(TestStore store)
    {
        await store.ReceiveAsync("SMfirst", "first", Waiting);
        await store.ReceiveAsync("SMsecond", "second", Waiting);
    }

    private static async Task<ChatSessionId> ReceiveAsync(TestStore store, string customer, MessageContent content) =>
        (await store.Inbox.AppendAsync(store.Incoming($"SM{content.Text.Length}{customer}", content, customer), default)).SessionId;

    private static void Reply(ChatSession session, params string[] parts)
    {
        session.BeginTurn(Start);
        session.Reply(MessageAuthor.Assistant, new(string.Join(' ', parts), parts, Origin), TestSessions.Quiet, Start);
    }
}
