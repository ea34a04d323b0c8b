using CryptoLock.Application.Ports;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>
/// Answers in time, whatever the store does. The channel sends what was refused again, and what the store takes after all is then
/// recognised.
/// </summary>
internal sealed class PunctualMessageLog(IInboundMessageLog log, IOptions<StorageOptions> options, TimeProvider clock)
    : IInboundMessageLog
{
    public async Task<InboundReceipt> AppendAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var appending = log.AppendAsync(message, cancellationToken);
        try
        {
            return await appending.WaitAsync(options.Value.WriteTimeout, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            _ = appending.ContinueWith(late => _ = late.Exception, TaskScheduler.Default);
            throw new StoreUnavailableException("The store does not answer in time.");
        }
    }
}
