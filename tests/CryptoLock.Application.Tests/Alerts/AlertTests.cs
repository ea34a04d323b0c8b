using System.Diagnostics.Metrics;
using CryptoLock.Application.Alerts;
using CryptoLock.Application.Common.Events;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Logging;
using Moq;

namespace CryptoLock.Application.Tests.Alerts;

[TestFixture]
[NonParallelizable]
internal sealed class AlertTests
{
    private static readonly ChatSessionId Session = TestSessions.New().Id;

    private MeterListener _listener = null!;
    private List<string> _counted = null!;

    [SetUp]
    public void Listen()
    {
        (_listener, _counted) = (new MeterListener(), []);
        _listener.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _listener.SetMeasurementEventCallback<long>(
            (instrument, count, tags, _) => _counted.Add($"{instrument.Name} {tags[0].Key}={tags[0].Value} {count}"));
        _listener.Start();
    }

    [TearDown]
    public void StopListening() => _listener.Dispose();

    [Test]
    public async Task HandoffRequested_IsCountedAndLoggedWithTheId()
    {
        var logger = Logger<HandoffRequestedAlert>();

        await new HandoffRequestedAlert(logger.Object).Handle(
            new(new HandoffRequested(Session, HandoffReason.AssistantUnavailable)), CancellationToken.None);

        Assert.That(_counted, Is.EqualTo(new[] { "cryptolock.alerts kind=HandoffRequested 1" }));
        Verify(logger, LogLevel.Warning, $"Session {Session} needs a person: AssistantUnavailable");
    }

    [Test]
    public async Task CustomerLeftWaiting_IsCountedAndLoggedWithTheId()
    {
        var logger = Logger<CustomerLeftWaitingAlert>();

        await new CustomerLeftWaitingAlert(logger.Object).Handle(
            new(new CustomerLeftWaiting(Session, TestSessions.Start)), CancellationToken.None);

        Assert.That(_counted, Is.EqualTo(new[] { "cryptolock.alerts kind=CustomerLeftWaiting 1" }));
        Verify(logger, LogLevel.Error, $"Session {Session}: the customer waits since 2026-11-22T12:00:00.0000000+00:00");
    }

    private static Mock<ILogger<T>> Logger<T>()
    {
        var logger = new Mock<ILogger<T>>();
        logger.Setup(l => l.IsEnabled(It.IsAny<LogLevel>())).Returns(true);
        return logger;
    }

    private static void Verify<T>(Mock<ILogger<T>> logger, LogLevel level, string line) => logger.Verify(l => l.Log(
        level,
        It.IsAny<EventId>(),
        It.Is<It.IsAnyType>((state, _) => state.ToString() == line),
        null,
        It.IsAny<Func<It.IsAnyType, Exception?, string>>()));
}
