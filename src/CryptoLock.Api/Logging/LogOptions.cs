using Serilog.Events;

namespace CryptoLock.Api.Logging;

/// <summary>Where the log goes and how much of it is kept.</summary>
public sealed class LogOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Logging";

    /// <summary>
    /// Folder of the log files, created when missing; relative to the working directory. Blank: no files. Default
    /// <c>logs</c>.
    /// </summary>
    public string? Directory { get; set; } = "logs";

    /// <summary>Least important level of the service's own entries; frameworks write from Warning. Default Information.</summary>
    public LogEventLevel MinimumLevel { get; set; } = LogEventLevel.Information;

    /// <summary>Size at which the day's file is continued in another one, in bytes; 64 KiB to 1 GiB, default 50 MiB.</summary>
    public long FileSizeLimit { get; set; } = 50L * 1024 * 1024;

    /// <summary>Files kept, the newest first; 1 to 1,000, default 31.</summary>
    public int RetainedFiles { get; set; } = 31;
}
