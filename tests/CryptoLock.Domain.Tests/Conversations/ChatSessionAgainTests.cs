using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;
using static CryptoLock.Testing.Builders.TestSessions;

namespace CryptoLock.Domain.Tests.Conversations;

/// <summary>WhatsApp refuses late, in any order, what was sent in the order of the conversation.</summary>
[TestFixture]
internal sealed class ChatSessionAgainTests
{
    private static readonly DateTimeOffset Later = Start.AddMinutes(1);

    [TestCase(0, 1, 2)]
    [TestCase(2, 1, 0)]
    [TestCase(1, 2, 0)]
    [TestCase(1, 0, 2)]
    [TestCase(2, 0, 1)]
    public void RefuseLate_OfSeveralParts_QueuesThemInTheirOrderWhateverTheReports(params int[] reports)
    {
        var session = WithQueuedReply("a", "b", "c");
        var message = session.Unsent[0];
        SendAll(session);

        foreach (var index in reports)
        {
            Refuse(session, message, index);
        }

        Assert.That(Waiting(session), Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That(message.Parts.Select(p => p.ReplacedBy), Is.EqualTo(session.Unsent.Single().Parts.Select(p => (PartId?)p.Id)));
    }

    [TestCase(0, 1, 2)]
    [TestCase(2, 1, 0)]
    [TestCase(1, 0, 2)]
    [TestCase(1, 2, 0)]
    public void RefuseLate_OfSeveralMessages_QueuesThemInTheOrderOfTheConversation(params int[] reports)
    {
        var session = New();
        session.Receives("hello");
        session.TakeOver("Rui", Start);
        var messages = Enumerable.Range(0, 3).Select(i => Say(session, $"{(char)('a' + i)}", Start.AddSeconds(i))).ToList();
        SendAll(session);

        foreach (var index in reports)
        {
            Refuse(session, messages[index], 0);
        }

        Assert.That(Waiting(session), Is.EqualTo(new[] { "a", "b", "c" }));
        Assert.That(session.Unsent.Select(m => m.Position), Is.Ordered);
    }

    [Test]
    public void RefuseLate_WhileALaterMessageWaits_QueuesThatBehind()
    {
        var session = New();
        session.Receives("hello");
        session.TakeOver("Rui", Start);
        var refused = Say(session, "a", Start);
        SendAll(session);
        Say(session, "b", Start.AddSeconds(1));

        Refuse(session, refused, 0);

        Assert.That(Waiting(session), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void RefuseLate_WhileALaterMessageIsHalfSent_LetsThatEndFirst()
    {
        var session = New();
        session.Receives("hello");
        session.TakeOver("Rui", Start);
        var refused = Say(session, "a", Start);
        SendAll(session);
        session.Say(new("bc", ["b", "c"]), Start.AddSeconds(1));
        session.Report(session.BeginSending(Start)!.Id, Reports(PartStatus.Sent));

        Refuse(session, refused, 0);

        Assert.That(Waiting(session), Is.EqualTo(new[] { "c", "a" }));
    }

    [Test]
    public void RefuseLate_OfARepetition_KeepsItsPlaceInTheConversation()
    {
        var session = New();
        session.Receives("hello");
        session.TakeOver("Rui", Start);
        var first = Say(session, "a", Start);
        SendAll(session);
        Refuse(session, first, 0);
        var again = session.Unsent.Single();
        session.Receives("I am back", Later.AddSeconds(1));
        SendAll(session, Later.AddSeconds(1));
        var second = Say(session, "b", Later.AddSeconds(2));
        SendAll(session, Later.AddSeconds(2));

        Refuse(session, second, 0);
        Refuse(session, again, 0);

        Assert.That(Waiting(session), Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    public void RecordFailure_OfAReportThatIsOld_IsNoNews()
    {
        var session = WithQueuedReply("a");
        var part = session.BeginSending(Start)!;

        Assert.That((session.RecordFailure(part.Id, Failure), session.RecordFailure(part.Id, Failure)), Is.EqualTo((true, false)));
        Assert.That(session.DueAt, Is.Null);
    }

    private static DeliveryReport Failure => new(PartStatus.Failed, "SM1", Later, 63016, "cause");

    private static OutboundMessage Say(ChatSession session, string text, DateTimeOffset at)
    {
        session.Say(new(text, [text]), at);
        return session.Unsent[^1];
    }

    private static void SendAll(ChatSession session, DateTimeOffset? at = null)
    {
        while (session.BeginSending(at ?? Start) is { } part)
        {
            session.Report(part.Id, Reports(PartStatus.Sent));
        }
    }

    private static void Refuse(ChatSession session, OutboundMessage message, int part)
    {
        session.RecordFailure(message.Parts[part].Id, Failure);
        session.RefuseLate(message.Id, Later);
    }

    private static IEnumerable<string> Waiting(ChatSession session) =>
        session.Unsent.SelectMany(m => m.Parts).Where(p => p.Status is PartStatus.Queued).Select(p => p.Text);
}
