using System.Threading.Channels;
using CryptoLock.Application.Ports;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>
/// Group commit: as many messages as are waiting share one transaction, and each is acknowledged after its commit. One fsync
/// then serves many webhooks, and an idle one is not delayed by any timer.
/// </summary>
internal sealed partial class SqliteInboundMessageLog(SqliteStore store, IWriteGate gate, ILogger<SqliteInboundMessageLog> logger)
    : BackgroundService, IInboundMessageLog
{
    private const int MaxBatch = 256;

    private readonly Channel<Entry> _waiting = Channel.CreateBounded<Entry>(
        new BoundedChannelOptions(16_384) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private SqliteAppend? _append;

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
        Reconnect();
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

                Commit(batch);
            }

            batch.Clear();
        }
    }

    private void Commit(List<Entry> batch)
    {
        try
        {
            _append ??= new SqliteAppend(store.Open());
            var receipts = _append.Commit(batch.Select(entry => entry.Message));
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Receipt.SetResult(receipts[i]);
            }
        }
        catch (SqliteException exception)
        {
            Reconnect();
            LogFailed(batch.Count, exception.SqliteErrorCode, exception.SqliteExtendedErrorCode);
            batch.ForEach(entry => entry.Receipt.SetException(SqliteFaults.Unavailable(exception)));
        }
        catch (Exception exception)
        {
            // The loop must outlive anything: each caller learns of it, and the next batch is tried.
            Reconnect();
            LogBroken(exception.GetType().Name);
            batch.ForEach(entry => entry.Receipt.TrySetException(new StoreUnavailableException("The store failed.", exception)));
        }
    }

    // After a failure nothing is known about the connection's state.
    private void Reconnect()
    {
        _append?.Dispose();
        _append = null;
    }

    [LoggerMessage(5001, LogLevel.Error, "Storing {Count} message(s) failed with SQLite error {ErrorCode} ({ExtendedErrorCode})")]
    private partial void LogFailed(int count, int errorCode, int extendedErrorCode);

    [LoggerMessage(5002, LogLevel.Error, "Storing messages failed with {Exception}")]
    private partial void LogBroken(string exception);

    private sealed record Entry(IncomingMessage Message)
    {
        public TaskCompletionSource<InboundReceipt> Receipt { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
