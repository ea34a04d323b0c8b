using System.Threading.Channels;

namespace CryptoLock.LoadTests.Acknowledgement;

/// <summary>A message, as the reference stores it.</summary>
internal sealed record ReferenceMessage(string Sid, string From, string To, string ProfileName, string Body)
{
    public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Where the reference stores messages.</summary>
internal interface IReferenceStore
{
    /// <summary>Inserts messages in one transaction; returns after the commit.</summary>
    Task CommitAsync(IReadOnlyList<ReferenceMessage> messages);
}

/// <summary>As many messages as wait share a transaction.</summary>
internal sealed class GroupedInserts
{
    private const int MaxBatch = 256;

    private readonly Channel<ReferenceMessage> _waiting = Channel.CreateUnbounded<ReferenceMessage>(new() { SingleReader = true });

    public GroupedInserts(IReferenceStore store) => _ = Task.Run(() => WriteAsync(store));

    public Task InsertAsync(ReferenceMessage message)
    {
        _waiting.Writer.TryWrite(message);
        return message.Stored.Task;
    }

    private async Task WriteAsync(IReferenceStore store)
    {
        var batch = new List<ReferenceMessage>(MaxBatch);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var message))
            {
                batch.Add(message);
            }

            try
            {
                await store.CommitAsync(batch);
                batch.ForEach(message => message.Stored.SetResult());
            }
            catch (Exception exception)
            {
                batch.ForEach(message => message.Stored.SetException(exception));
            }

            batch.Clear();
        }
    }
}
