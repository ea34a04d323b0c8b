namespace CryptoLock.Infrastructure.Persistence.Sql;

/// <summary>Waits in the same queue as every other write, so that it meets what they meet.</summary>
internal sealed class SqlProbe(GroupCommit writes) : IStoreProbe
{
    /// <summary>A writer that is busy for longer hangs.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public Task WriteAsync(CancellationToken cancellationToken) => writes.RunAsync(new ProbeWrite(), Patience, cancellationToken);
}
