using CryptoLock.Infrastructure.Persistence.Sql;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>Goes through the one writer, so that it tells what every other write meets.</summary>
internal sealed class SqliteProbe(GroupCommit writes) : IStoreProbe
{
    /// <summary>A writer that is busy for longer hangs.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public Task WriteAsync(CancellationToken cancellationToken) => writes.RunAsync(new ProbeWrite(), Patience, cancellationToken);
}
