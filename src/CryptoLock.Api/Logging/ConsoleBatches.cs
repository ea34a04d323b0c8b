using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace CryptoLock.Api.Logging;

/// <summary>Writes log entries a batch at a time. The console's own sink writes each with a system call, while the request waits.</summary>
/// <param name="formatter">Formats an entry.</param>
/// <param name="output">Where to.</param>
internal sealed class ConsoleBatches(ITextFormatter formatter, TextWriter output) : IBatchedLogEventSink
{
    public async Task EmitBatchAsync(IReadOnlyCollection<LogEvent> batch)
    {
        await using var text = new StringWriter();
        foreach (var entry in batch)
        {
            formatter.Format(entry, text);
        }

        await output.WriteAsync(text.GetStringBuilder());
        await output.FlushAsync();
    }
}
