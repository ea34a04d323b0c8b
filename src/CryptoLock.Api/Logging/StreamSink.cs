using System.Text;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace CryptoLock.Api.Logging;

/// <summary>
/// Writes what it is handed to a stream, as UTF-8 and at once. The console's own writer would make a system call of every 256 characters.
/// </summary>
/// <param name="formatter">Formats what it is handed.</param>
/// <param name="output">Where it goes. Ends with the sink.</param>
internal sealed class StreamSink(ITextFormatter formatter, Stream output) : ILogEventSink, IDisposable
{
    private readonly StreamWriter _output =
        new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), LoggingExtensions.BufferSize);

    public void Emit(LogEvent logEvent)
    {
        formatter.Format(logEvent, _output);
        _output.Flush();
    }

    public void Dispose() => _output.Dispose();
}
