using System.Globalization;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Formatting;

namespace CryptoLock.Api.Logging;

/// <summary>
/// Hands entries to other sinks a batch at a time. A sink writes each entry with a system call, while the request waits; to them a
/// whole batch is one entry, which <see cref="Formatter"/> makes many lines of.
/// </summary>
/// <param name="sinks">Adds the sinks; each has a formatter of <see cref="Formatter"/>.</param>
internal sealed class LogBatches(Action<LoggerSinkConfiguration> sinks) : IBatchedLogEventSink, IDisposable
{
    private readonly Logger _sinks = Build(sinks);

    /// <summary>Formats a batch, entry by entry.</summary>
    /// <param name="entry">Formats an entry.</param>
    public static ITextFormatter Formatter(ITextFormatter entry) => new BatchFormatter(entry);

    public Task EmitBatchAsync(IReadOnlyCollection<LogEvent> batch)
    {
        _sinks.Write(new Batch(batch));
        return Task.CompletedTask;
    }

    public void Dispose() => _sinks.Dispose();

    private static Logger Build(Action<LoggerSinkConfiguration> sinks)
    {
        var logger = new LoggerConfiguration();
        sinks(logger.WriteTo);
        return logger.CreateLogger();
    }

    // Fatal, so that no sink's level holds a batch back.
    private sealed class Batch(IReadOnlyCollection<LogEvent> entries)
        : LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Fatal, exception: null, MessageTemplate.Empty, [])
    {
        public IReadOnlyCollection<LogEvent> Entries => entries;
    }

    private sealed class BatchFormatter(ITextFormatter entry) : ITextFormatter
    {
        public void Format(LogEvent logEvent, TextWriter output)
        {
            using var line = new StringWriter(CultureInfo.InvariantCulture);
            foreach (var single in ((Batch)logEvent).Entries)
            {
                // One that cannot be formatted must not cost the others.
                try
                {
                    entry.Format(single, line);
                    output.Write(line.GetStringBuilder());
                }
                catch (Exception exception)
                {
                    SelfLog.WriteLine("A log entry could not be formatted: {0}", exception.GetType());
                }

                line.GetStringBuilder().Clear();
            }
        }
    }
}
