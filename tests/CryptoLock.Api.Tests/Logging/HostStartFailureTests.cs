using CryptoLock.Api.Logging;
using CryptoLock.Application.Common;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace CryptoLock.Api.Tests.Logging;

[TestFixture]
internal sealed class HostStartFailureTests
{
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";
    private const string Start = "HostedServiceStartupFaulted";

    [TestCase(Host, Start, true)]
    [TestCase(Host, "BackgroundServiceFaulted", false)]
    [TestCase(Host, null, false)]
    [TestCase("CryptoLock.Api.Errors.UnhandledExceptionHandler", Start, false)]
    public void IsExplained_WithAnExpectedFailure_HoldsForTheHostsStartAlone(string source, string? name, bool expected) =>
        Assert.That(HostStartFailure.IsExplained(Entry(source, name, new StartupException("the disk is full"))), Is.EqualTo(expected));

    [Test]
    public void IsExplained_WithADefect_DoesNotHold() =>
        Assert.That(HostStartFailure.IsExplained(Entry(Host, Start, new InvalidOperationException("defect"))), Is.False);

    [Test]
    public void IsExplained_WithoutAnException_DoesNotHold() =>
        Assert.That(HostStartFailure.IsExplained(Entry(Host, Start, null)), Is.False);

    /// <summary>What becomes of an entry on its way from the framework's logger.</summary>
    private static LogEvent Entry(string source, string? name, Exception? exception)
    {
        var sink = new Sink();
        using var logger = new LoggerConfiguration().WriteTo.Sink(sink).CreateLogger();
        using var factory = new SerilogLoggerFactory(logger);
        factory.CreateLogger(source).Log(LogLevel.Error, new EventId(11, name), "Hosting failed to start", exception, (text, _) => text);
        return sink.Entry!;
    }

    private sealed class Sink : ILogEventSink
    {
        public LogEvent? Entry { get; private set; }

        public void Emit(LogEvent logEvent) => Entry = logEvent;
    }
}
