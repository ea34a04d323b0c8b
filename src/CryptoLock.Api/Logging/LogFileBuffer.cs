using System.Text;
using Serilog.Sinks.File;

namespace CryptoLock.Api.Logging;

/// <summary>A buffer for a whole batch. The file's own holds 4 kB, and each of them would be a system call.</summary>
internal sealed class LogFileBuffer : FileLifecycleHooks
{
    public override Stream OnFileOpened(Stream underlyingStream, Encoding encoding) =>
        new BufferedStream(underlyingStream, LoggingExtensions.BufferSize);
}
