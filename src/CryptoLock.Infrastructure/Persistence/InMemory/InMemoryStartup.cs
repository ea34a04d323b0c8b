using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Infrastructure.Persistence.InMemory;

/// <summary>Says at start what this store cannot keep.</summary>
internal sealed partial class InMemoryStartup(ILogger<InMemoryStartup> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        LogForgetful();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(5062, LogLevel.Warning,
        "Storage:Provider is InMemory: when this process ends, every conversation is lost, with messages that were accepted and "
        + "not yet answered")]
    private partial void LogForgetful();
}
