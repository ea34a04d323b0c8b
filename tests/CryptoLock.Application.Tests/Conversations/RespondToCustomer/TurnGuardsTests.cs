using CryptoLock.Application.Conversations;
using CryptoLock.Application.Conversations.RespondToCustomer;
using CryptoLock.Application.Ports;
using CryptoLock.Application.Sessions;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;

namespace CryptoLock.Application.Tests.Conversations.RespondToCustomer;

[TestFixture]
internal sealed class TurnGuardsTests
{
    private static readonly DateTimeOffset Now = TestSessions.Start.AddSeconds(30);

    private ConversationOptions _options = null!;
    private Language _language;

    [SetUp]
    public void SetUp() => (_options, _language) = (new() { RateLimitPerMinute = 3 }, Language.Portuguese);

    [Test]
    public void TryEnd_OfAnOrdinaryMessage_LetsTheAssistantAnswer() =>
        Assert.That(TryEnd(TestSessions.WithPending("one", "two", "three")), Is.False);

    [Test]
    public void TryEnd_OfAFlood_SuppressesWithOneNotice()
    {
        var session = TestSessions.WithPending("one", "two", "three", "four");
        var messages = session.Pending;

        Assert.That(TryEnd(session), Is.True);
        Assert.That(messages.Select(m => m.Outcome), Is.All.EqualTo(MessageOutcome.Suppressed(SuppressionReason.RateLimited)));
        Assert.That(Queued(session), Is.EqualTo(new[] { "pt:TooManyMessages" }));
    }

    [TestCase(59, 1)]
    [TestCase(61, 2)]
    public void TryEnd_OfMoreOfTheFlood_NoticesOnceAWindow(int secondsLater, int notices)
    {
        var session = TestSessions.WithPending("one", "two", "three", "four");
        TryEnd(session);
        var later = Now.AddSeconds(secondsLater);
        Write(session, 4, later);

        TryEnd(session, later);

        Assert.That(Queued(session), Has.Length.EqualTo(notices));
        Assert.That(session.Pending, Is.Empty);
    }

    [Test]
    public void TryEnd_AMinuteAfterTheFlood_LetsTheAssistantAnswer()
    {
        var session = TestSessions.WithPending("one", "two", "three", "four");

        Assert.That(TryEnd(session, TestSessions.Start.AddMinutes(1)), Is.False);
    }

    [Test]
    public void TryEnd_WithoutALimit_LetsTheAssistantAnswer()
    {
        _options.RateLimitPerMinute = 0;

        Assert.That(TryEnd(TestSessions.WithPending([.. Enumerable.Repeat("x", 100)])), Is.False);
    }

    [Test]
    public void TryEnd_OfAMachine_SuppressesWithOneNotice()
    {
        var session = TestSessions.WithPending("Thank you for your message");
        var message = session.Pending[0];
        TryEnd(session, Now, Machine());
        session.Receives("Thank you for your message", Now.AddMinutes(2));
        TryEnd(session, Now.AddMinutes(2), Machine());

        Assert.That(message.Outcome, Is.EqualTo(MessageOutcome.Suppressed(SuppressionReason.BotLoop)));
        Assert.That(Queued(session), Is.EqualTo(new[] { "pt:TooManyMessages" }));
    }

    [Test]
    public void TryEnd_OfACommandToStop_ConfirmsItOnceHoweverOftenItComes()
    {
        var session = TestSessions.New();
        Command(session, CustomerIntent.OptOut);
        TryEnd(session);
        Command(session, CustomerIntent.OptOut);
        TryEnd(session);

        Assert.That((session.Status, session.Pending), Is.EqualTo((SessionStatus.OptedOut, Array.Empty<InboundMessage>())));
        Assert.That(Queued(session), Is.EqualTo(new[] { "pt:OptedOut" }));
    }

    [Test]
    public void TryEnd_OfACommandToStop_WinsOverAPersonAndAFlood()
    {
        var session = TestSessions.New();
        session.TakeOver("Rui", TestSessions.Start);
        Write(session, 5, Now);
        Command(session, CustomerIntent.OptOut);

        TryEnd(session);

        Assert.That(session.Status, Is.EqualTo(SessionStatus.OptedOut));
    }

    [Test]
    public void TryEnd_OfACommandToStart_WelcomesBackAndAnswersAgain()
    {
        var session = TestSessions.New();
        Command(session, CustomerIntent.OptOut);
        TryEnd(session);
        Command(session, CustomerIntent.OptIn);
        TryEnd(session);
        session.Receives("olá", Now);

        Assert.That(Queued(session)[^1], Is.EqualTo("pt:OptedIn"));
        Assert.That(TryEnd(session), Is.False);
    }

    [Test]
    public void TryEnd_OfACommandToStartWithAQuestion_WelcomesBackAndLetsTheQuestionBeAnswered()
    {
        var session = TestSessions.New();
        session.OptOut(null, TestSessions.Start);
        Command(session, CustomerIntent.OptIn);
        session.Receives("what is it?", Now);
        var first = TryEnd(session);

        Assert.That((first, TryEnd(session), session.Pending.Count), Is.EqualTo((true, false, 2)));
        Assert.That(Queued(session), Is.EqualTo(new[] { "pt:OptedIn" }));
    }

    [Test]
    public void TryEnd_OfARequestForAPerson_AsksForOneAndTellsTheCustomerOnce()
    {
        var session = TestSessions.WithPending("what is it?");
        Command(session, CustomerIntent.TalkToPerson);
        var burst = session.Pending;
        TryEnd(session);
        Command(session, CustomerIntent.TalkToPerson);
        var later = session.Pending[0];

        Assert.That(TryEnd(session), Is.True);
        Assert.That(burst.Append(later).Select(m => m.Outcome), Is.All.EqualTo(MessageOutcome.HandedOff()));
        Assert.That((session.Status, session.HandoffReason), Is.EqualTo((SessionStatus.AwaitingHuman, HandoffReason.CustomerRequest)));
        Assert.That(Queued(session), Is.EqualTo(new[] { "pt:PersonAsked" }));
    }

    [Test]
    public void TryEnd_OfARequestInAFlood_StillAsksForAPerson()
    {
        var session = TestSessions.WithPending("one", "two", "three", "four");
        Command(session, CustomerIntent.TalkToPerson);
        TryEnd(session);

        Assert.That(session.HandoffReason, Is.EqualTo(HandoffReason.CustomerRequest));
    }

    [Test]
    public void TryEnd_OfARequestWithoutALanguageYet_TellsTheCustomerInTheLanguageOfTheRequest()
    {
        _language = Language.English;
        var session = TestSessions.New();
        Command(session, CustomerIntent.TalkToPerson);
        TryEnd(session);

        Assert.That(Queued(session), Is.EqualTo(new[] { "en:PersonAsked" }));
    }

    [TestCase(3599, 1)]
    [TestCase(3600, 2)]
    public void TryEnd_WhenNobodyCameAndTheCustomerWritesAgain_RemindsOnceAnHour(int secondsLater, int notices)
    {
        var session = TestSessions.New();
        Command(session, CustomerIntent.TalkToPerson);
        TryEnd(session);
        var later = Now.AddSeconds(secondsLater);
        Write(session, 1, later);
        TryEnd(session, later);
        Write(session, 1, later);
        TryEnd(session, later);

        Assert.That(Queued(session), Has.Length.EqualTo(notices).And.All.EqualTo("pt:PersonAsked"));
        Assert.That(session.TakeEvents().OfType<CustomerLeftWaiting>().Count(), Is.EqualTo(notices - 1));
    }

    [Test]
    public void TryEnd_AfterThePersonHandedBack_LetsTheAssistantAnswer()
    {
        var session = TestSessions.New();
        Command(session, CustomerIntent.TalkToPerson);
        TryEnd(session);
        session.TakeOver("Rui", Now);
        session.HandBack();
        session.Receives("one more thing", Now);

        Assert.That(TryEnd(session), Is.False);
    }

    [Test]
    public void TryEnd_OfACommandToStartWithoutAnOptOut_IsAMessageLikeAnyOther()
    {
        var session = TestSessions.New();
        Command(session, CustomerIntent.OptIn);

        Assert.That(TryEnd(session), Is.False);
    }

    [Test]
    public void TryEnd_OfWhatAnOptedOutCustomerWrites_SaysNothing()
    {
        var session = TestSessions.New();
        session.OptOut(null, TestSessions.Start);
        var message = session.Receives("olá");

        Assert.That(TryEnd(session), Is.True);
        Assert.That((message.Outcome, session.Unsent.Count), Is.EqualTo((MessageOutcome.Suppressed(SuppressionReason.OptedOut), 0)));
    }

    private static string[] Queued(ChatSession session) => [.. session.Unsent.Select(m => m.Text)];

    private static void Write(ChatSession session, int times, DateTimeOffset at)
    {
        for (var i = 0; i < times; i++)
        {
            session.Receives("more", at);
        }
    }

    private static void Command(ChatSession session, CustomerIntent intent) => session.Receive(
        default, "SM", new("word") { Intent = intent }, TestSessions.Customer, null, TestSessions.Quiet, Now);

    private static List<TranscriptEntry> Machine() =>
    [
        .. Enumerable.Range(1, 5).Select(i => new TranscriptEntry(
            default, i, MessageAuthor.Customer, new("Thank you for your message"), Now, null, null, [], null)),
    ];

    private bool TryEnd(ChatSession session, DateTimeOffset? now = null, IReadOnlyList<TranscriptEntry>? tail = null)
    {
        var formatter = new Mock<IReplyFormatter>();
        formatter.Setup(f => f.Format(It.IsAny<string>())).Returns((string text) => [text]);
        var texts = new FixedTexts(Mock.Of<IPromptCatalog>(p => p.Active == TestPrompts.Simple), formatter.Object);
        var detector = Mock.Of<ILanguageDetector>(d => d.Detect(It.IsAny<string>()) == new LanguageGuess(_language, true));
        return new TurnGuards(texts, detector, Options.Create(_options), NullLogger<TurnGuards>.Instance)
            .TryEnd(session, tail ?? [], now ?? Now);
    }
}
