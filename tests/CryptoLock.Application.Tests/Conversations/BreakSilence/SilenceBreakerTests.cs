using CryptoLock.Application.Conversations;
using CryptoLock.Application.Conversations.BreakSilence;
using CryptoLock.Application.Delivery;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Application.Tests.Conversations.BreakSilence;

[TestFixture]
internal sealed class SilenceBreakerTests
{
    private ConversationOptions _options = null!;
    private FakeTimeProvider _clock = null!;

    [SetUp]
    public void SetUp() => (_options, _clock) = (new(), new(TestSessions.Start));

    [Test]
    public void NextAt_WhileNothingWasDone_IsWhenToReassure() =>
        Assert.That(NextAt(TestSessions.WithPending("one")), Is.EqualTo(TestSessions.Start.AddSeconds(20)));

    [Test]
    public void NextAt_OnceReassured_IsWhenToAlarm()
    {
        var session = TestSessions.WithPending("one");
        session.Reassure(new("wait", ["wait"]), TestSessions.Start);

        Assert.That(NextAt(session), Is.EqualTo(TestSessions.Start.AddMinutes(2)));
    }

    [Test]
    public void NextAt_OnceAlarmedOrGoneOrOff_IsNever()
    {
        var session = TestSessions.WithPending("one");
        session.Alarm(TestSessions.Start);
        var off = new ConversationOptions { ReassureAfter = TimeSpan.Zero, AlarmAfter = TimeSpan.Zero };

        Assert.That((NextAt(session), NextAt(null), NextAt(TestSessions.WithPending("one"), off)), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task BreakAsync_BeforeAnythingIsDue_ChangesNothing()
    {
        var session = TestSessions.WithPending("one");
        _clock.SetUtcNow(TestSessions.Start.AddSeconds(19));

        await Create(session).BreakAsync(session.Id, CancellationToken.None);

        Assert.That((session.Silence, session.Unsent.Count), Is.EqualTo((SilenceLevel.None, 0)));
    }

    [Test]
    public async Task BreakAsync_WhenTheAlarmIsDue_AsksForAPersonWithoutAnotherText()
    {
        var session = TestSessions.WithPending("one");
        _clock.SetUtcNow(TestSessions.Start.AddMinutes(2));

        await Create(session).BreakAsync(session.Id, CancellationToken.None);

        Assert.That((session.Silence, session.HandoffReason, session.Unsent.Count), Is.EqualTo((SilenceLevel.Alarmed, HandoffReason.NoAnswerInTime, 0)));
    }

    [TestCase(14, 15, false)]
    [TestCase(15, 15, true)]
    [TestCase(60, 0, false)]
    public async Task BreakAsync_WhenNoPersonAnswers_AlarmsInTimeWithoutAText(int minutes, int alarmAfter, bool expected)
    {
        var session = TestSessions.LeftToPerson();
        _options.PersonAlarmAfter = TimeSpan.FromMinutes(alarmAfter);
        _clock.SetUtcNow(TestSessions.Start.AddMinutes(minutes));

        await Create(session).BreakAsync(session.Id, CancellationToken.None);

        Assert.That((session.IsPersonAlarmed, session.Unsent.Count), Is.EqualTo((expected, 0)));
    }

    [Test]
    public async Task BreakAsync_OfAConversationThatIsGone_IsNull() =>
        Assert.That(await Create(TestSessions.New()).BreakAsync(default, CancellationToken.None), Is.Null);

    private DateTimeOffset? NextAt(ChatSession? session, ConversationOptions? options = null) => Create(session, options).NextAt(session);

    private SilenceBreaker Create(ChatSession? session, ConversationOptions? options = null)
    {
        var sessions = new Mock<IChatSessionRepository>();
        if (session is not null)
        {
            sessions.Setup(s => s.FindAsync(session.Id, It.IsAny<CancellationToken>())).ReturnsAsync(session);
        }

        var texts = new FixedTexts(
            Mock.Of<IPromptCatalog>(p => p.Active == TestPrompts.Simple), Mock.Of<IReplyFormatter>(f => f.Format(It.IsAny<string>()) == new[] { "text" }));
        var delivery = new ReplyDelivery(
            sessions.Object, Mock.Of<IMessageSender>(), Mock.Of<ISendPace>(), null!, texts, _clock, NullLogger<ReplyDelivery>.Instance);
        return new(sessions.Object, texts, delivery, Options.Create(options ?? _options), _clock, NullLogger<SilenceBreaker>.Instance);
    }
}
