using CryptoLock.Application.Ports;
using Npgsql;

namespace CryptoLock.Infrastructure.Persistence.PostgreSql;

internal sealed class PostgreSqlProbe(NpgsqlDataSource database, TimeProvider clock) : IStoreProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // The row is nobody's: no sender has an empty address.
    private const string Write =
        "INSERT INTO send_places (sender, last_place) VALUES ('', 0) ON CONFLICT (sender) DO UPDATE SET last_place = 0";

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        // To cancel takes as long as to connect where nobody answers, so it happens behind the caller's back.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = ExecuteAsync(limit.Token);
        try
        {
            await writing.WaitAsync(Patience, clock, cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            throw PostgreSqlFaults.Unavailable(exception);
        }
        catch (TimeoutException)
        {
            _ = writing.ContinueWith(late => _ = late.Exception, TaskScheduler.Default);
            throw new StoreUnavailableException("The PostgreSQL store failed (no answer).");
        }
        finally
        {
            await limit.CancelAsync();
        }
    }

    private async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(Write);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
