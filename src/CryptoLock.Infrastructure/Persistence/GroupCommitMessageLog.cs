using System.Threading.Channels;
using CryptoLock.Application.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Infrastructure.Persistence;

/// <summary>
/// Group commit: as many messages as are waiting share one transaction, and each is acknowledged after its commit. One fsync
/// then serves many webhooks, and an idle one is not delayed by any timer.
/// </summary>
internal sealed partial class GroupCommitMessageLog(IInboundAppend append, IWriteGate gate, ILogger<GroupCommitMessageLog> logger)
    : BackgroundService, IInboundMessageLog
{
    private const int MaxBatch = 256;

    private readonly Channel<Entry> _waiting = Channel.CreateBounded<Entry>(
        new BoundedChannelOptions(16_384) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    public async Task<InboundReceipt> AppendAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        var entry = new Entry(message);
        try
        {
            await _waiting.Writer.WriteAsync(entry, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new StoreUnavailableException("The service is stopping.");
        }

        return await entry.Receipt.Task.WaitAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // What was accepted is committed before the loop ends.
        _waiting.Writer.TryComplete();
        if (ExecuteTask is { } loop)
        {
            await loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await base.StopAsync(cancellationToken);
        await append.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Entry>(MaxBatch);
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            using (await gate.EnterAsync(CancellationToken.None))
            {
                while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var entry))
                {
                    batch.Add(entry);
                }

                await CommitAsync(batch);
            }

            batch.Clear();
        }
    }

    private async Task CommitAsync(List<Entry> batch)
    {
        try
        {
            var receipts = await append.CommitAsync(batch.ConvertAll(entry => entry.Message));
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Receipt.SetResult(receipts[i]);
            }
        }
        catch (StoreUnavailableException exception)
        {
            LogFailed(batch.Count, exception.Message);
            batch.ForEach(entry => entry.Receipt.SetException(exception));
        }
        catch (Exception exception)
        {
            // The loop must outlive anything: each caller learns of it, and the next batch is tried.
            LogBroken(exception.GetType().Name);
            batch.ForEach(entry => entry.Receipt.TrySetException(new StoreUnavailableException("The store failed.", exception)));
        }
    }

    [LoggerMessage(5001, LogLevel.Error, "{Count} message(s) were not stored: {Reason}")]
    private partial void LogFailed(int count, string reason);

    [LoggerMessage(5002, LogLevel.Error, "Storing messages failed with {Exception}")]
    private partial void LogBroken(string exception);

    private sealed record Entry(IncomingMessage Message)
    {
        public TaskCompletionSource<InboundReceipt> Receipt { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
