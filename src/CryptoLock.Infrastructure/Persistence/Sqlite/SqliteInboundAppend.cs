using CryptoLock.Application.Ports;
using Microsoft.Data.Sqlite;

namespace CryptoLock.Infrastructure.Persistence.Sqlite;

/// <summary>Keeps one connection with its prepared statements, until it fails.</summary>
internal sealed class SqliteInboundAppend(SqliteStore store) : IInboundAppend
{
    private SqliteAppend? _append;

    public Task<IReadOnlyList<InboundReceipt>> CommitAsync(IReadOnlyList<IncomingMessage> messages)
    {
        try
        {
            _append ??= new SqliteAppend(store.Open());
            return Task.FromResult<IReadOnlyList<InboundReceipt>>(_append.Commit(messages));
        }
        catch (SqliteException exception)
        {
            // After a failure nothing is known about the connection's state.
            Disconnect();
            throw SqliteFaults.Unavailable(exception);
        }
        catch
        {
            Disconnect();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        Disconnect();
        return ValueTask.CompletedTask;
    }

    private void Disconnect()
    {
        _append?.Dispose();
        _append = null;
    }
}
