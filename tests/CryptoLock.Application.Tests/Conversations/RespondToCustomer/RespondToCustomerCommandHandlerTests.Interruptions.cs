using CryptoLock.Application.Common;
using CryptoLock.Application.Ports;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace CryptoLock.Application.Tests.Conversations.RespondToCustomer;

/// <summary>What happens while the model writes.</summary>
internal sealed partial class RespondToCustomerCommandHandlerTests
{
    [Test]
    public async Task Handle_WhenTheCustomerWroteWhileTheModelWrote_TriesAgainWithoutCountingAFailure()
    {
        var session = Stored(TestSessions.WithPending("olá"));
        _clock = new FakeTimeProvider(TestSessions.Start.AddSeconds(3));
        _assistant.Setup(a => a.RespondAsync(It.IsAny<AiRequest>(), It.IsAny<CancellationToken>()))
            .Returns((AiRequest _, CancellationToken token) =>
            {
                session.Receives("quanto custa?", _clock.GetUtcNow());
                _interruptions.Raise(session.Id, TurnInterruption.CustomerWrote);
                return Task.FromCanceled<Result<AiAnswer>>(token);
            });

        var step = await HandleAsync(session);

        Assert.That((session.OpenTurn!.Attempts, session.OpenTurn.Superseded, step.Next), Is.EqualTo((0, 1, NextStep.Wait)));
        Assert.That(session.Unsent, Is.Empty);
    }

    [Test]
    public async Task Handle_WhenAPersonTookOverWhileTheModelWrote_QueuesNothing()
    {
        var session = Stored(TestSessions.WithPending("olá"));
        _assistant.Setup(a => a.RespondAsync(It.IsAny<AiRequest>(), It.IsAny<CancellationToken>()))
            .Returns((AiRequest _, CancellationToken token) =>
            {
                session.TakeOver("Rui", _clock.GetUtcNow());
                _interruptions.Raise(session.Id, TurnInterruption.AssistantOut);
                return Task.FromCanceled<Result<AiAnswer>>(token);
            });

        var step = await HandleAsync(session);

        Assert.That((step.Next, session.Unsent.Count, session.OpenTurn), Is.EqualTo((NextStep.Nothing, 0, (Turn?)null)));
    }

    [Test]
    public async Task Handle_WhenTheCustomerCommandedStopWhileTheModelWrote_ObeysInsteadOfAnswering()
    {
        var session = Stored(TestSessions.WithPending("olá"));
        _assistant.Setup(a => a.RespondAsync(It.IsAny<AiRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(() =>
        {
            session.Receive(
                default, "SM9", new("parar") { Intent = CustomerIntent.OptOut }, TestSessions.Customer, null, TestSessions.Quiet, _clock.GetUtcNow());
            return new AiAnswer("too late", Origin);
        });

        var step = await HandleAsync(session);
        await HandleAsync(session);

        Assert.That(step.Next, Is.EqualTo(NextStep.Respond));
        Assert.That(session.Unsent.Select(m => m.Text), Is.EqualTo(new[] { "pt:OptedOut" }));
    }

    [Test]
    public async Task Handle_WhenTheCustomerAskedForAPersonWhileTheModelWrote_AsksForOneInsteadOfAnswering()
    {
        var session = Stored(TestSessions.WithPending("olá"));
        var question = session.Pending[0];
        _assistant.Setup(a => a.RespondAsync(It.IsAny<AiRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(() =>
        {
            session.Receive(
                default, "SM9", new("atendente") { Intent = CustomerIntent.TalkToPerson }, TestSessions.Customer, null, TestSessions.Quiet,
                _clock.GetUtcNow());
            return new AiAnswer("too late", Origin);
        });

        var step = await HandleAsync(session);
        await HandleAsync(session);

        Assert.That((step.Next, question.Outcome), Is.EqualTo((NextStep.Respond, MessageOutcome.HandedOff())));
        Assert.That(session.Unsent.Select(m => m.Text), Is.EqualTo(new[] { "pt:PersonAsked" }));
    }

    [Test]
    public async Task Handle_WhenAnotherInstanceBeganTheTurnAgainWithMoreMessages_DoesNotAnswerWhatItHasNotRead()
    {
        var session = Stored(TestSessions.WithPending("one"));
        ChatSession? begunAgain = null;
        _assistant.Setup(a => a.RespondAsync(It.IsAny<AiRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(() =>
        {
            begunAgain = Stored(ChatSession.Restore(session.Snapshot()));
            begunAgain.Receives("two");
            begunAgain.BeginTurn(_clock.GetUtcNow());
            _sessions.Setup(s => s.SaveAsync(session, It.IsAny<CancellationToken>())).ThrowsAsync(new ConcurrencyException());
            return new AiAnswer("to one alone", Origin);
        });

        await HandleAsync(session);

        Assert.That(begunAgain!.Unsent, Is.Empty);
        Assert.That(begunAgain.Pending.Select(m => m.Text), Is.EqualTo(new[] { "one", "two" }));
    }
}
