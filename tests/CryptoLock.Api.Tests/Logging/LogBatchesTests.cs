using System.Globalization;
using CryptoLock.Api.Logging;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Parsing;

namespace CryptoLock.Api.Tests.Logging;

[TestFixture]
internal sealed class LogBatchesTests
{
    [Test]
    public async Task EmitBatch_WhenThereAreSeveralEntries_GivesThemInOrderToTheSinkAsOne()
    {
        var sink = new Sink();
        using var batches = new LogBatches(sinks => sinks.Sink(sink));

        await batches.EmitBatchAsync([Entry("one", LogEventLevel.Error), Entry("two"), Entry("three", LogEventLevel.Verbose)]);

        Assert.That(sink.Written, Is.EqualTo(new[] { "one;two;three;" }));
    }

    [Test]
    public void Dispose_ClosesTheSinks()
    {
        var sink = new Sink();

        new LogBatches(sinks => sinks.Sink(sink)).Dispose();

        Assert.That(sink.IsDisposed, Is.True);
    }

    private static LogEvent Entry(string text, LogEventLevel level = LogEventLevel.Information) =>
        new(DateTimeOffset.UnixEpoch, level, null, new MessageTemplateParser().Parse(text), []);

    private sealed class Sink : ILogEventSink, IDisposable
    {
        private static readonly ITextFormatter Formatter =
            LogBatches.Formatter(new MessageTemplateTextFormatter("{Message:lj};", CultureInfo.InvariantCulture));

        public List<string> Written { get; } = [];

        public bool IsDisposed { get; private set; }

        public void Emit(LogEvent logEvent)
        {
            using var text = new StringWriter();
            Formatter.Format(logEvent, text);
            Written.Add(text.ToString());
        }

        public void Dispose() => IsDisposed = true;
    }
}
