using CryptoLock.Application.Ports;

namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>Something to be written. It waits for its group, is executed with it, and is told after the commit.</summary>
internal abstract class StoreWrite
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int Abandoned = 2;

    private int _state = Waiting;

    /// <summary>Takes it out of the queue.</summary>
    /// <returns>False when nobody waits for it any more: it must not be written.</returns>
    public bool TryBegin() => Interlocked.CompareExchange(ref _state, Begun, Waiting) == Waiting;

    /// <summary>Nobody waits for it any more. What was begun is finished nevertheless.</summary>
    public void Abandon() => Interlocked.CompareExchange(ref _state, Abandoned, Waiting);

    /// <summary>Tells whoever waits that it is committed.</summary>
    public abstract void Tell();

    /// <summary>Tells whoever waits that nothing of it is stored.</summary>
    public abstract void Fail(StoreUnavailableException exception);

    /// <summary>The database's own rules refuse it, also when it is alone.</summary>
    public virtual void Refuse() => Fail(new StoreUnavailableException("The store's rules refuse what was to be written."));
}

/// <inheritdoc cref="StoreWrite"/>
internal abstract class StoreWrite<T> : StoreWrite
{
    // Continuations must not run on the writer's thread.
    private readonly TaskCompletionSource<T> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends after the commit.</summary>
    public Task<T> Told => _told.Task;

    /// <summary>What is told after the commit. Set by the writer, once more when the write is repeated.</summary>
    public T? Result { get; set; }

    public override void Tell() => _told.SetResult(Result!);

    public override void Fail(StoreUnavailableException exception) => _told.SetException(exception);
}
