using CryptoLock.Application.Conversations.RespondToCustomer;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Domain.Delivery;

namespace CryptoLock.Application.Tests.Conversations.RespondToCustomer;

[TestFixture]
internal sealed class HistoryComposerTests
{
    private static readonly TurnId Turn = TurnId.New(DateTimeOffset.UnixEpoch);

    [Test]
    public void Compose_WhenMessagesFollowEachOther_MergesThemAndAlternates()
    {
        var history = Compose([Answered(1, "a"), Answered(2, "b"), Reply(3, "c"), Reply(4, "d"), Waiting(5, "e"), Waiting(6, "f")], 6);

        Assert.That(history, Is.EqualTo("customer: a|b; company: c|d; customer: e|f"));
    }

    [Test]
    public void Compose_WhenTheTailBeginsWithTheCompany_StartsWithTheCustomer() =>
        Assert.That(Compose([Reply(10, "c"), Answered(11, "a"), Reply(12, "d"), Waiting(13, "e")], 13), Is.EqualTo("customer: a; company: d; customer: e"));

    [Test]
    public void Compose_WhenAMessageArrivedBeforeTheReplyItMissed_AsksItLast() =>
        Assert.That(Compose([Answered(1, "a"), Waiting(2, "late"), Reply(3, "r")], 2), Is.EqualTo("customer: a; company: r; customer: late"));

    [Test]
    public void Compose_WhenAMessageCameAfterTheTurnRead_LeavesItOut() =>
        Assert.That(Compose([Waiting(1, "a"), Waiting(2, "later")], 1), Is.EqualTo("customer: a"));

    [Test]
    public void Compose_WhenAReplyNeverLeft_LeavesItOut() =>
        Assert.That(Compose([Answered(1, "a"), Reply(2, "never", PartStatus.Failed), Waiting(3, "b")], 3), Is.EqualTo("customer: a|b"));

    [Test]
    public void Compose_WhenATurnIsReplayed_AsksAgainWhatWasNotAnswered() => Assert.That(
        Compose(
            [
                Answered(1, "a"), Reply(2, "r"),
                Failed(3, "why?"),
                Reply(4, "sorry"),
            ],
            3,
            failedAfter: 1),
        Is.EqualTo("customer: a; company: r|sorry; customer: why?"));

    [Test]
    public void Compose_WhenATurnIsReplayed_DoesNotAskAgainWhatAnEarlierOneFailedToAnswer() => Assert.That(
        Compose([Failed(1, "old"), Reply(2, "sorry"), Failed(3, "why?"), Failed(4, "how?"), Reply(5, "sorry")], 4, failedAfter: 1),
        Is.EqualTo("customer: old; company: sorry|sorry; customer: why?|how?"));

    [Test]
    public void Compose_WhenOverBudget_DropsOldBlocksButNeverWhatIsAsked()
    {
        var old = Enumerable.Range(1, 30).Select(i => i % 2 == 1 ? Answered(i, new string('x', 299)) : Reply(i, new string('y', 299)));

        var history = HistoryComposer.Compose([.. old, Waiting(31, new string('z', 2999))], 31, failedAfter: null, 2200);

        Assert.That(history.Sum(t => t.Texts.Count), Is.EqualTo(11));
        Assert.That(history[^1].Texts[^1], Has.Length.EqualTo(2999));
    }

    [TestCase(41, 21)]
    [TestCase(45, 21)]
    [TestCase(50, 31)]
    public void Compose_AsTheConversationGrows_KeepsTheSameBeginningForWhile(int last, int first)
    {
        var tail = Enumerable.Range(last - 29, 29).Select(i => i % 2 == 1 ? Answered(i, $"m{i}") : Reply(i, $"m{i}"));

        var history = HistoryComposer.Compose([.. tail, Waiting(last, "now")], last, failedAfter: null, 100_000);

        Assert.That(history[0].Texts[0], Is.EqualTo($"m{first}"));
    }

    [Test]
    public void Compose_OfMediaAndPlaces_SaysWhatTheyWere()
    {
        var content = new MessageContent("look")
        {
            Attachments = [new("https://media.test/secret", "image/png"), new("u", "audio/ogg; codecs=opus"), new("u", "application/pdf")],
            Location = new SharedLocation(-23.55, -46.63, "Sé", null),
        };

        var history = HistoryComposer.Compose([Waiting(1, content)], 1, failedAfter: null, 1000);

        Assert.That(history[0].Texts, Is.EqualTo(new[]
        {
            "[attachment: image; its content is not available]",
            "[attachment: audio; its content is not available]",
            "[attachment: document; its content is not available]",
            "[location: -23.55, -46.63; Sé]",
            "look",
        }));
    }

    [Test]
    public void Compose_OfAnUnknownKind_SaysSo() =>
        Assert.That(Compose([Waiting(1, new MessageContent(""))], 1), Is.EqualTo("customer: [a message of a kind that cannot be read]"));

    private static string Compose(IReadOnlyList<TranscriptEntry> tail, int readThrough, int? failedAfter = null) => string.Join("; ", HistoryComposer
        .Compose(tail, readThrough, failedAfter, 100_000).Select(t => $"{(t.IsCustomer ? "customer" : "company")}: {string.Join('|', t.Texts)}"));

    private static TranscriptEntry Answered(int position, string text) => Waiting(position, text) with { Outcome = MessageOutcome.AnsweredBy(Turn) };

    private static TranscriptEntry Failed(int position, string text) =>
        Waiting(position, text) with { Outcome = MessageOutcome.FailedToPerson(HandoffReason.AssistantUnavailable) };

    private static TranscriptEntry Waiting(int position, string text) => Waiting(position, new MessageContent(text));

    private static TranscriptEntry Waiting(int position, MessageContent content) =>
        new(default, position, MessageAuthor.Customer, content, default, $"SM{position}", null, [], null);

    private static TranscriptEntry Reply(int position, string text, PartStatus status = PartStatus.Sent) => new(
        default, position, MessageAuthor.Assistant, new(text), default, null, null, [new(default, text, status, null, null, null)], null);
}
