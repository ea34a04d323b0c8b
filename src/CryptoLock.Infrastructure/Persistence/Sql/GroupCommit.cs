using System.Threading.Channels;
using CryptoLock.Application.Ports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>
/// Group commit: as many writes as are waiting share one transaction, and each is told after its commit. One fsync then serves
/// many, and an idle store delays nobody by any timer. Everything that is written passes here.
/// </summary>
internal sealed class GroupCommit(
    IGroupWriter writer, IOptions<StorageOptions> options, TimeProvider clock, ILogger<GroupCommit> logger) : BackgroundService
{
    private const int MaxGroup = 256;
    private const int MaxWaiting = 65_536;

    private readonly GroupRun _run = new(writer, logger);
    private readonly List<StoreWrite> _group = new(MaxGroup);

    private readonly Channel<StoreWrite> _waiting = Channel.CreateBounded<StoreWrite>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Writes something with whatever else is waiting, within <see cref="StorageOptions.WriteTimeout"/>.</summary>
    /// <returns>The write's result, after the commit.</returns>
    /// <exception cref="StoreUnavailableException">The store does not take it, or not in time.</exception>
    /// <exception cref="OperationCanceledException">The caller went away; it may be written nevertheless.</exception>
    public Task<T> RunAsync<T>(StoreWrite<T> write, CancellationToken cancellationToken) =>
        RunAsync(write, options.Value.WriteTimeout, cancellationToken);

    /// <inheritdoc cref="RunAsync{T}(StoreWrite{T}, CancellationToken)"/>
    public async Task<T> RunAsync<T>(StoreWrite<T> write, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!_waiting.Writer.TryWrite(write))
        {
            throw new StoreUnavailableException("The service is stopping, or too many writes are waiting.");
        }

        try
        {
            return await write.Told.WaitAsync(patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            write.Abandon();
            throw new StoreUnavailableException("The store does not answer.");
        }
        catch (OperationCanceledException)
        {
            write.Abandon();
            throw;
        }
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
        await writer.DisposeAsync();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => writer.HasItsOwnThread
        ? Task.Factory.StartNew(RunOnOwnThread, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
        : RunOnPoolAsync();

    private async Task RunOnPoolAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            // Whoever is about to write something may join: it is behind all that is ready to run now.
            await Task.Yield();
            CommitWaiting();
        }
    }

    // Nobody needs to be waited for: while the server works on a group, the next one gathers by itself.
    private void RunOnOwnThread()
    {
        while (_waiting.Reader.WaitToReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult())
        {
            CommitWaiting();
        }
    }

    private void CommitWaiting()
    {
        while (_group.Count < MaxGroup && _waiting.Reader.TryRead(out var write))
        {
            if (write.TryBegin())
            {
                _group.Add(write);
            }
        }

        _run.Execute(_group);
        _group.Clear();
    }
}
