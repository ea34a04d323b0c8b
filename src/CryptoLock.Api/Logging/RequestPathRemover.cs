using Serilog.Core;
using Serilog.Events;

namespace CryptoLock.Api.Logging;

/// <summary>
/// Takes the request's path off log entries: the framework puts it on each of them, and a client can write anything into it.
/// </summary>
internal sealed class RequestPathRemover : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) =>
        logEvent.RemovePropertyIfPresent("RequestPath");
}
