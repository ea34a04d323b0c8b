using Serilog.Core;
using Serilog.Events;

namespace CryptoLock.Api.Logging;

/// <summary>
/// Takes off log entries what the framework puts on each of them: the path, into which a client can write anything, and MVC's names of the
/// action, which are longer than the entry and say no more than its own.
/// </summary>
internal sealed class ScopeRemover : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        logEvent.RemovePropertyIfPresent("RequestPath");
        logEvent.RemovePropertyIfPresent("ActionId");
        logEvent.RemovePropertyIfPresent("ActionName");
    }
}
