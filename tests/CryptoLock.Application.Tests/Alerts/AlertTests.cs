using System.Diagnostics.Metrics;
using CryptoLock.Application.Alerts;
using CryptoLock.Domain.Conversations;
using CryptoLock.Testing.Builders;
using Microsoft.Extensions.Logging;

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
        var logger = new LineLogger<HandoffRequestedAlert>();

        await new HandoffRequestedAlert(logger).Handle(
            new(new HandoffRequested(Session, HandoffReason.AssistantUnavailable)), CancellationToken.None);

        Assert.That(_counted, Is.EqualTo(new[] { "cryptolock.alerts kind=HandoffRequested 1" }));
        Assert.That(logger.Lines, Is.EqualTo(new[] { $"Warning: Session {Session} needs a person: AssistantUnavailable" }));
    }

    [Test]
    public async Task CustomerLeftWaiting_IsCountedAndLoggedWithTheId()
    {
        var logger = new LineLogger<CustomerLeftWaitingAlert>();

        await new CustomerLeftWaitingAlert(logger).Handle(
            new(new CustomerLeftWaiting(Session, TestSessions.Start, SessionStatus.WithHuman)), CancellationToken.None);

        Assert.That(_counted, Is.EqualTo(new[] { "cryptolock.alerts kind=CustomerLeftWaiting 1" }));
        Assert.That(
            logger.Lines,
            Is.EqualTo(new[] { $"Error: Session {Session}: the customer waits since 2026-11-22T12:00:00.0000000+00:00; the conversation is WithHuman" }));
    }

    private sealed class LineLogger<T> : ILogger<T>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
