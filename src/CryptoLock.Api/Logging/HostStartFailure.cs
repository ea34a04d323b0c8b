using CryptoLock.Api.Startup;
using Serilog.Core;
using Serilog.Events;

namespace CryptoLock.Api.Logging;

/// <summary>The entry in which the framework tells, with a stack trace, that the host did not start.</summary>
internal static class HostStartFailure
{
    private const string Source = "Microsoft.Extensions.Hosting.Internal.Host";
    private const string EventName = "HostedServiceStartupFaulted";

    /// <summary>Whether an entry is this one, and the start tells the same in plain words.</summary>
    /// <param name="entry">The entry.</param>
    public static bool IsExplained(LogEvent entry) =>
        entry.Exception is { } exception
        && HasText(entry.Properties.GetValueOrDefault(Constants.SourceContextPropertyName), Source)
        && entry.Properties.GetValueOrDefault("EventId") is StructureValue id
        && id.Properties.Any(part => part.Name == "Name" && HasText(part.Value, EventName))
        && StartupFailure.Explain(exception) is not null;

    private static bool HasText(LogEventPropertyValue? value, string text) => value is ScalarValue { Value: string found } && found == text;
}
