using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Builders;
using Moq;

namespace CryptoLock.Application.Tests.Conversations.RespondToCustomer;

/// <summary>Answers that fail.</summary>
internal sealed partial class RespondToCustomerCommandHandlerTests
{
    [Test]
    public async Task Handle_WhenTheFailureMayPass_TriesAgainAfterTheWaitAskedFor()
    {
        Fails(Overloaded);
        var session = Stored(TestSessions.WithPending("olá"));

        var step = await HandleAsync(session);

        Assert.That(step.Next, Is.EqualTo(NextStep.Wait));
        Assert.That((step.DueAt!.Value - _clock.GetUtcNow()).TotalSeconds, Is.InRange(7, 7 * 1.25));
        Assert.That(session.OpenTurn!.Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task Handle_WhenAttemptsAreUsedUp_ApologisesAndAsksForAPerson()
    {
        Fails(Overloaded);
        var session = Stored(TestSessions.WithPending("olá"));
        for (var attempt = 0; attempt < _options.MaxAttempts; attempt++)
        {
            await HandleAsync(session);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(session.Unsent.Single().Text, Is.EqualTo("pt:Unavailable"));
        Assert.That(session.HandoffReason, Is.EqualTo(HandoffReason.AssistantUnavailable));
    }

    [Test]
    public async Task Handle_WhenTheAnswerWasBlocked_GivesTheBestPassageAndAsksForAPerson()
    {
        Fails(Blocked);
        _documentation.Setup(d => d.FindAnswerAsync(It.IsAny<AiRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new AiAnswer("passage", Origin with { Responder = "documentation" }));
        var session = Stored(TestSessions.WithPending("o que é o PSPM?"));

        await HandleAsync(session);

        Assert.That(session.Unsent.Single().Text, Is.EqualTo("passage"));
        Assert.That(session.Status, Is.EqualTo(SessionStatus.AwaitingHuman));
    }

    [Test]
    public async Task Handle_WhenTheTimeBudgetIsUsedUp_TreatsItAsAPassingFailure()
    {
        _assistant.Setup(a => a.RespondAsync(It.IsAny<AiRequest>(), It.IsAny<CancellationToken>()))
            .Returns(async (AiRequest _, CancellationToken token) =>
            {
                _clock.Advance(_options.TurnTimeout);
                await Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
                return Blocked;
            });
        var session = Stored(TestSessions.WithPending("olá"));

        var step = await HandleAsync(session);

        Assert.That(step.Next, Is.EqualTo(NextStep.Wait));
    }

    [Test]
    public async Task Handle_WhenATurnWasInterruptedTooOften_GivesUpWithoutAsking()
    {
        var session = TestSessions.WithPending("poison");
        for (var crash = 0; crash < _options.MaxAttempts; crash++)
        {
            session.BeginTurn(TestSessions.Start);
        }

        await HandleAsync(Stored(session));

        Assert.That(session.Unsent.Single().Text, Is.EqualTo("pt:Unavailable"));
        _assistant.VerifyNoOtherCalls();
    }
}
